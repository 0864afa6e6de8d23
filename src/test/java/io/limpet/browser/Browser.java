package io.limpet.browser;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Chromium without a window and with nothing remembered, by its ChromeDriver. */
public final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(50);

    /** Nothing of its own over the network: machines that test have none, and a test is no reason to call home. */
    private static final List<String> FLAGS = List.of("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
            "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--hide-scrollbars", "--force-color-profile=srgb");

    private final Path profile;
    private final ChromeDriver driver;

    private Browser(Path profile, ChromeDriver driver) {
        this.profile = profile;
        this.driver = driver;
    }

    public static Browser start() throws IOException {
        Logger.getLogger("org.openqa.selenium").setLevel(Level.OFF);
        Path profile = Files.createTempDirectory("limpet-browser");
        ChromeOptions options = new ChromeOptions().setBinary(onPath("chromium", "chromium-browser", "google-chrome"));
        options.addArguments(FLAGS);
        options.addArguments("--user-data-dir=" + profile);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(onPath("chromedriver")).withSilent(true).build();
        return new Browser(profile, new ChromeDriver(service, options));
    }

    private static File onPath(String... names) {
        return Stream.of(names).flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> new File(folder, name))).filter(File::canExecute).findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + String.join(" or ", names) + " on the PATH"));
    }

    public void open(String address) {
        driver.get(address);
    }

    public String address() {
        return driver.getCurrentUrl();
    }

    public void reload() {
        driver.navigate().refresh();
    }

    /** How large the page is shown, in its own pixels; {@code scale} of the screen's for each. */
    public void show(int width, int height, double scale) {
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", scale, "mobile", false));
    }

    /** What the system is set to, for pages that ask. */
    public void prefer(String colourScheme) {
        driver.executeCdpCommand("Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colourScheme))));
    }

    public void screenshot(Path file) throws IOException {
        Object data = driver.executeCdpCommand("Page.captureScreenshot", Map.of("format", "png")).get("data");
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, Base64.getDecoder().decode((String) data));
    }

    /** What the page's scripts hold, after all garbage is collected. */
    public long heapBytes() {
        driver.executeCdpCommand("HeapProfiler.collectGarbage", Map.of());
        return ((Number) driver.executeCdpCommand("Runtime.getHeapUsage", Map.of()).get("usedSize")).longValue();
    }

    /** Everything of that kind on the page. */
    public List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    public boolean has(String selector) {
        return !all(selector).isEmpty();
    }

    public String text(String selector) {
        return awaited(selector).getText();
    }

    public String attribute(String selector, String name) {
        return awaited(selector).getDomAttribute(name);
    }

    public void click(String selector) {
        awaited(selector).click();
    }

    /** As a person types it, key by key, wherever the focus is. */
    public void type(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    public WebElement focused() {
        return driver.switchTo().activeElement();
    }

    public Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** A script that says its outcome to its last argument. */
    public Object runAsync(String script, Object... arguments) {
        return driver.executeAsyncScript(script, arguments);
    }

    private WebElement awaited(String selector) {
        await("there is " + selector, browser -> browser.has(selector));
        return driver.findElement(By.cssSelector(selector));
    }

    /** Looks again and again, until it is so. */
    public void await(String what, Predicate<Browser> condition) {
        await(PATIENCE, what, condition);
    }

    public void await(Duration patience, String what, Predicate<Browser> condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!holds(condition)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("did not happen within " + patience.toSeconds() + " s: " + what
                        + "\nThe page says:\n" + text("body"));
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    /** What is looked at may be redrawn at that moment. */
    private boolean holds(Predicate<Browser> condition) {
        try {
            return condition.test(this);
        } catch (StaleElementReferenceException | JavascriptException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        driver.quit();
        try (Stream<Path> left = Files.walk(profile)) {
            left.sorted((one, other) -> other.compareTo(one)).map(Path::toFile).forEach(File::delete);
        }
    }
}
