package dev.ledgerless.lifecycle;

import java.lang.management.ManagementFactory;

import jdk.management.VirtualThreadSchedulerMXBean;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LifecycleProperties.class)
class LifecycleConfiguration {

	@Bean
	ShutdownDrain shutdownDrain(LifecycleProperties properties) {
		return new ShutdownDrain(properties.drain());
	}

	@Bean(initMethod = "start", destroyMethod = "stop")
	@ConditionalOnBooleanProperty(name = "ledgerless.lifecycle.watchdog", matchIfMissing = true)
	Watchdog watchdog() {
		VirtualThreadSchedulerMXBean scheduler = ManagementFactory
			.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
		return new Watchdog(Thread::startVirtualThread,
				() -> "%d carrier threads, %d virtual threads mounted, %d queued".formatted(scheduler.getPoolSize(),
						scheduler.getMountedVirtualThreadCount(), scheduler.getQueuedVirtualThreadCount()),
				Runtime.getRuntime()::halt);
	}

}
