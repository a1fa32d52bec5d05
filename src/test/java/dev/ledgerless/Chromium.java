package dev.ledgerless;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Level;
import java.util.stream.Stream;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A headless Chromium with an empty profile. If none is installed, the test is skipped
 * with a message; in CI it fails.
 */
public final class Chromium implements AutoCloseable {

	private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");

	private static final int HIGHEST_PICTURE = 4000;

	/** The folder for screenshots; if it is empty, none are taken. */
	private static final String PICTURES = System.getProperty("ledgerless.pictures", "");

	/** Rows that axe skips: they look like those before, and hundreds take long. */
	private static final String FURTHER_ROWS = ".rows tbody tr:nth-child(n+30)";

	private static final Map<String, Integer> WIDTHS = Map.of("wide", 1280, "narrow", 390, "smallest", 320);

	/** Browsers between two walks: starting one takes longer than most walks. */
	private static final Queue<Chromium> IDLE = new ConcurrentLinkedQueue<>();

	static {
		Runtime.getRuntime().addShutdownHook(new Thread(() -> IDLE.forEach((chromium) -> chromium.driver.quit())));
	}

	private final ChromeDriver driver;

	private String base = "";

	private Chromium(Path browser, Path driver) {
		ChromeOptions options = new ChromeOptions();
		options.setBinary(browser.toFile());
		options.addArguments("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
				"--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
				"--lang=en-US");
		LoggingPreferences logging = new LoggingPreferences();
		logging.enable(LogType.BROWSER, Level.ALL);
		options.setCapability("goog:loggingPrefs", logging);
		this.driver = new ChromeDriver(
				new ChromeDriverService.Builder().usingDriverExecutable(driver.toFile()).usingAnyFreePort().build(),
				options);
	}

	/** Opens a browser for the application at a port, or skips the test. */
	public static Chromium open(int port) {
		Optional<Path> browser = BROWSERS.stream().flatMap(Chromium::onPath).findFirst();
		Optional<Path> driver = onPath("chromedriver").findFirst();
		if (browser.isEmpty() || driver.isEmpty()) {
			String missing = "No Chromium with chromedriver on the PATH: install both to run the browser tests";
			if ("true".equals(System.getenv("CI"))) {
				throw new IllegalStateException(missing);
			}
			Assumptions.abort(missing);
		}
		Chromium idle = IDLE.poll();
		Chromium chromium = (idle != null) ? idle : new Chromium(browser.orElseThrow(), driver.orElseThrow());
		chromium.base = "http://localhost:" + port;
		return chromium;
	}

	private static Stream<Path> onPath(String program) {
		return Stream.of(System.getenv("PATH").split(":"))
			.map((folder) -> Path.of(folder, program))
			.filter(Files::isExecutable);
	}

	public Chromium go(String path) {
		this.driver.get(this.base + path);
		return this;
	}

	/** The path and query of the current page. */
	public String path() {
		return this.driver.getCurrentUrl().substring(this.base.length());
	}

	/** The visible text of the page. */
	public String text() {
		return find("body").getText();
	}

	public WebElement find(String css) {
		return this.driver.findElement(By.cssSelector(css));
	}

	public List<WebElement> all(String css) {
		return this.driver.findElements(By.cssSelector(css));
	}

	/** Presses the button or link with that text, and waits for the next page. */
	public Chromium press(String name) {
		WebElement before = find("html");
		this.driver
			.findElement(By.xpath("//button[normalize-space()='%1$s'] | //a[normalize-space()='%1$s']".formatted(name)))
			.click();
		new WebDriverWait(this.driver, Duration.ofSeconds(20)).until((current) -> isStale(before));
		return this;
	}

	/** Follows a link, and waits for the next page. */
	public Chromium follow(WebElement link) {
		WebElement before = find("html");
		link.click();
		new WebDriverWait(this.driver, Duration.ofSeconds(20)).until((current) -> isStale(before));
		return this;
	}

	public Chromium back() {
		this.driver.navigate().back();
		return this;
	}

	/** Reloads the page, as the browser's button does. */
	public Chromium reload() {
		this.driver.navigate().refresh();
		return this;
	}

	/** The page's current HTML, with the changes that scripts made. */
	public String source() {
		return this.driver.getPageSource();
	}

	/** Runs a script in the page and returns its result. */
	public @Nullable Object run(String script) {
		return this.driver.executeScript(script);
	}

	/** The page's cumulative layout shift. */
	public double layoutShift() {
		Object shift = this.driver.executeAsyncScript("""
				const done = arguments[arguments.length - 1];
				let shift = 0;
				new PerformanceObserver((list) => list.getEntries().forEach((entry) => shift += entry.value))
					.observe({ type: "layout-shift", buffered: true });
				requestAnimationFrame(() => setTimeout(() => done(shift), 0));
				""");
		return (shift instanceof Number number) ? number.doubleValue() : Double.NaN;
	}

	/** Waits until a script returns true in the page. */
	public Chromium until(String script) {
		new WebDriverWait(this.driver, Duration.ofSeconds(20)).until((current) -> Boolean.TRUE.equals(run(script)));
		return this;
	}

	private static boolean isStale(WebElement element) {
		try {
			element.isEnabled();
			return false;
		}
		catch (StaleElementReferenceException ex) {
			return true;
		}
		catch (WebDriverException ex) {
			// The driver's message if the page changes during the call.
			if (String.valueOf(ex.getRawMessage()).contains("does not belong to the document")) {
				return true;
			}
			throw ex;
		}
	}

	public Chromium size(int width, int height) {
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
		return this;
	}

	public Chromium scheme(String scheme) {
		this.driver.executeCdpCommand("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
		return this;
	}

	public Chromium javaScript(boolean enabled) {
		this.driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !enabled));
		return this;
	}

	/** How many pixels wider the page is than the window: 0 if nothing overflows. */
	public long overflow() {
		Object overflow = this.driver
			.executeScript("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
		return (overflow instanceof Long pixels) ? pixels : -1;
	}

	/** Makes the window as high as the page, up to a limit. */
	public Chromium wholePage(int width) {
		size(width, 800);
		Object height = this.driver.executeScript("return document.documentElement.scrollHeight");
		return size(width, (height instanceof Long pixels) ? Math.clamp(pixels, 800, HIGHEST_PICTURE) : 800);
	}

	/** The violations that axe finds in the page. */
	// The newer mode opens a second window for each page, which only frames need.
	@SuppressWarnings("deprecation")
	public List<String> axe() {
		return new AxeBuilder().setLegacyMode()
			.withOptions(violations())
			.exclude(FURTHER_ROWS)
			.analyze(this.driver)
			.getViolations()
			.stream()
			.map(Chromium::describe)
			.toList();
	}

	/** Checks all rules, but reports only violations in full. */
	private static AxeRunOptions violations() {
		AxeRunOptions options = new AxeRunOptions();
		options.setResultTypes(List.of("violations"));
		return options;
	}

	private static String describe(Rule rule) {
		return rule.getId() + ": " + rule.getNodes().stream().map((node) -> node.getHtml()).toList();
	}

	/**
	 * The warnings that the browser logged since the last call, such as CSP violations.
	 */
	public List<String> complaints() {
		return this.driver.manage()
			.logs()
			.get(LogType.BROWSER)
			.getAll()
			.stream()
			.filter((entry) -> entry.getLevel().intValue() >= Level.WARNING.intValue())
			.map((entry) -> entry.getMessage())
			.toList();
	}

	/**
	 * Checks the page's layout and accessibility in every width and both color schemes,
	 * and takes screenshots if a folder is set.
	 */
	public Chromium look(String name) {
		WIDTHS.forEach((width, pixels) -> {
			size(pixels, 800);
			assertThat(overflow()).as(name + " at " + pixels).isZero();
		});
		if (!PICTURES.isEmpty()) {
			pictures(name);
		}
		// A scheme changes only colors, a width only the layout: two of six are enough.
		assertThat(scheme("dark").size(390, 800).axe()).as(name + ", narrow and dark").isEmpty();
		assertThat(scheme("light").size(1280, 800).axe()).as(name + ", wide and light").isEmpty();
		assertThat(complaints()).filteredOn((line) -> !line.contains("Failed to load resource")).isEmpty();
		return this;
	}

	private void pictures(String name) {
		for (String scheme : List.of("light", "dark")) {
			scheme(scheme);
			WIDTHS.forEach((width, pixels) -> wholePage(pixels)
				.picture(Path.of(PICTURES, name + "-" + width + "-" + scheme + ".png")));
		}
	}

	/** Saves a screenshot of the window. */
	public Chromium picture(Path file) {
		try {
			Files.createDirectories(file.getParent());
			Files.write(file, this.driver.getScreenshotAs(OutputType.BYTES));
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Clears the profile, and makes the browser available to the next walk. */
	@Override
	public void close() {
		try {
			javaScript(true);
			this.driver.get("about:blank");
			this.driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
			this.driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
			this.driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
			this.driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of()));
			complaints();
		}
		catch (WebDriverException ex) {
			this.driver.quit();
			return;
		}
		IDLE.add(this);
	}

}
