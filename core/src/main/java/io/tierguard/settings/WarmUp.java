package io.tierguard.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Loads the classes of SmallRye Config on a second core while the start goes on on the first: they are most of what a start
 * and a load of settings take.
 *
 * <p>A thread of its own reads a mapping of core's, out of values that are written here, and ends. It sees no variable, no
 * class loader but core's and nothing of the application's. Whatever goes wrong in it goes wrong again where settings are
 * loaded, and is told there. {@link #end()} waits for its end: no thread outlives a start. What the start itself needs waits
 * for no class of settings or SmallRye Config, so that the two threads cannot wait for each other.
 *
 * <p><b>Thread safety:</b> for the one thread that begins and ends it.
 *
 * @since 0.1
 */
public final class WarmUp {

    private final @Nullable Thread thread;

    private WarmUp(@Nullable Thread thread) {
        this.thread = thread;
    }

    /**
     * Begins, where there is a second core.
     *
     * @return to be ended before the start is over
     */
    public static WarmUp begin() {
        if (Runtime.getRuntime().availableProcessors() < 2) {
            return new WarmUp(null);
        }
        Object loggers = new Object();
        Thread thread = new Thread(null, new Reading(loggers), "tierguard-warm-up", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(WarmUp.class.getClassLoader());
        synchronized (loggers) {
            thread.start();
            LoggerFactory.getILoggerFactory();
        }
        return new WarmUp(thread);
    }

    /** A setting of each kind that most mappings have. */
    @ConfigMapping(prefix = "warm")
    interface Sample {

        Group group();

        @WithDefault("a")
        String text();

        List<String> list();

        Optional<String> none();

        /** Such a group as most mappings have. */
        interface Group {

            int number();

            boolean flag();

            double decimal();

            Duration duration();

            URI url();

            SecretText secret();
        }
    }

    /** What the thread does. */
    private static final class Reading implements Runnable {

        private final Object loggers;

        /** @param loggers held while SLF4J looks for its provider */
        Reading(Object loggers) {
            this.loggers = loggers;
        }

        @Override
        public void run() {
            try {
                SmallRyeConfigBuilder prepared = prepare();
                // SmallRye Config logs from here on, maybe by SLF4J, which hands out loggers that forget while another
                // thread looks for its provider
                synchronized (loggers) {
                    read(prepared);
                }
            } catch (RuntimeException | LinkageError e) {
                // the registry or the application's own settings will meet it, and report it
            }
        }
    }

    /** What the thread reads, which is of no use to anybody. */
    static Sample read() {
        return read(prepare());
    }

    private static Sample read(SmallRyeConfigBuilder prepared) {
        return prepared.build().getConfigMapping(Sample.class);
    }

    private static SmallRyeConfigBuilder prepare() {
        Map<String, String> values = Map.of(
                "warm.group.number", "1",
                "warm.group.flag", "true",
                "warm.group.decimal", "0.5",
                "warm.group.duration", "PT1S",
                "warm.group.url", "/",
                "warm.group.secret", "none",
                "warm.list", "a,b");
        return Conversion.withConverters(new SmallRyeConfigBuilder())
                .withSources(new GivenValues("warm-up", values))
                .withMapping(Sample.class);
    }

    /** Waits for its end, also where the calling thread is interrupted. */
    public void end() {
        if (thread == null) {
            return;
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return "warm-up of settings";
    }
}
