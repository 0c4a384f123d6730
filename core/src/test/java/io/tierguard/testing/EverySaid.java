package io.tierguard.testing;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * All that is said beside what is given back: both streams of the process, and every record of {@code java.util.logging}.
 * For a process of its own; slf4j-simple there writes to the error stream, and a property sets its level.
 */
public final class EverySaid {

    private static final Logger ROOT = Logger.getLogger("");

    private EverySaid() {}

    /** What a task says while it runs. */
    public static String during(Runnable task) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        PrintStream out = System.out;
        PrintStream err = System.err;
        Handler handler = new Handler() {
            private final SimpleFormatter formatter = new SimpleFormatter();

            @Override
            public synchronized void publish(LogRecord event) {
                stream.println(event.getLevel() + " " + event.getLoggerName() + " " + formatter.formatMessage(event));
                if (event.getThrown() != null) {
                    stream.print(new Told().thrown(event.getThrown()));
                }
            }

            @Override
            public void flush() {
                stream.flush();
            }

            @Override
            public void close() {}
        };
        handler.setLevel(Level.ALL);
        ROOT.setLevel(Level.ALL);
        ROOT.addHandler(handler);
        System.setOut(stream);
        System.setErr(stream);
        try {
            task.run();
        } finally {
            System.setOut(out);
            System.setErr(err);
            ROOT.removeHandler(handler);
        }
        return said.toString(StandardCharsets.UTF_8);
    }
}
