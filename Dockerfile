# syntax=docker/dockerfile:1.7.0

# Exact versions, so that builds are repeatable. Raise both images together, soon after each of
# Java's quarterly security updates.

# --- build: the jar, extracted into layers ---
FROM eclipse-temurin:25.0.3_9-jdk-noble AS build
WORKDIR /build
COPY .mvn .mvn
COPY mvnw pom.xml ./
COPY src src
RUN --mount=type=cache,target=/root/.m2 ./mvnw -B -ntp -q package -Dmaven.test.skip=true \
	&& java -Djarmode=tools -jar target/ledgerless.jar extract --layers --destination layers

# --- runtime: the base of the training run and of the image ---
FROM eclipse-temurin:25.0.3_9-jre-noble AS runtime
RUN groupadd --system --gid 10001 ledgerless \
	&& useradd --system --uid 10001 --gid ledgerless --no-create-home --shell /usr/sbin/nologin ledgerless
WORKDIR /app
# An empty document root and Tomcat's directories. Nothing has to be created at run time, so the
# root file system can be read-only.
RUN mkdir -p public work/Tomcat/localhost/ROOT
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
ENV SERVER_TOMCAT_BASEDIR=/app \
	LOGGING_STRUCTURED_FORMAT_CONSOLE=ecs \
	JDK_JAVA_OPTIONS="-XX:MaxRAMPercentage=50 -XX:MaxMetaspaceSize=128m -XX:ReservedCodeCacheSize=64m -Xss512k -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -XX:-UsePerfData -XX:+DisableAttachMechanism -XX:+ExitOnOutOfMemoryError"

# --- train: records one start in an AOT cache, which makes later starts faster ---
# The heap is half of 512 MB, whatever the builder has: only a JVM with the same heap layout can
# use the cache. AOTMode=on fails the build if the cache cannot be used.
FROM runtime AS train
RUN java -Xmx256m -XX:AOTCacheOutput=/app/ledgerless.aot -Dspring.context.exit=onRefresh -jar ledgerless.jar \
	&& java -Xmx256m -XX:AOTMode=on -XX:AOTCache=/app/ledgerless.aot -Dspring.context.exit=onRefresh -jar ledgerless.jar

# --- the image ---
FROM runtime
COPY --from=train /app/ledgerless.aot ./
USER 10001:10001
EXPOSE 8080
ENTRYPOINT ["java", "-XX:AOTCache=/app/ledgerless.aot", "-jar", "/app/ledgerless.jar"]
