package io.tierguard.guard;

import io.tierguard.internal.JdbcScheme;
import io.tierguard.internal.Providers;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The readers on the class path, then the one for URLs of the common form. */
final class TargetReaders {

    private static final Logger LOG = LoggerFactory.getLogger(TargetReaders.class);

    private static final String NOT_READ = "its reader failed on it";

    private final List<TargetReader> readers;

    private TargetReaders(List<TargetReader> readers) {
        this.readers = List.copyOf(readers);
    }

    /** From core's own class loader, then from the calling thread's; a broken provider is passed over, never trusted. */
    static TargetReaders load() {
        Providers.Found<TargetReader> installed = Providers.find(TargetReader.class);
        for (Throwable failure : installed.failures()) {
            // its targets are then read by nobody, and so refused
            LOG.warn("a reader of targets cannot be loaded: {}", failure.getMessage());
        }
        List<TargetReader> readers = new ArrayList<>(installed.all());
        readers.add(new UrlReader());
        return new TargetReaders(readers);
    }

    Reading read(Target target) {
        if (!target.endpoints().isEmpty()) {
            return new Reading.Endpoints(target.endpoints().get(0).describe(), target.endpoints());
        }
        if (hasNoCharacter(target.url())) {
            return Reading.undeterminable(
                    target.url(),
                    "it holds characters that were lost in decoding",
                    "hand it over in UTF-8, or percent-encoded");
        }
        try {
            for (TargetReader reader : readers) {
                if (reader.knows(target.url())) {
                    return Objects.requireNonNull(reader.read(target));
                }
            }
        } catch (Throwable e) {
            Providers.survive(e);
            // what it threw may quote the target: only that it failed is told
            return Reading.undeterminable(target.url(), NOT_READ, "report the form of this target, without its values");
        }
        return Reading.undeterminable(
                target.url(), "no reader on the class path knows this kind of target", missing(target.url()));
    }

    /** What decoders leave where bytes were none of their charset: nobody knows what stood there. */
    private static boolean hasNoCharacter(String text) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (c == 0xFFFD || Character.getType(c) == Character.SURROGATE) {
                return true;
            }
            i += Character.charCount(c);
        }
        return false;
    }

    private static String missing(String url) {
        return JdbcScheme.begins(url)
                ? "add tierguard-jdbc-guard, or use a database that it knows"
                : "write a URL with a scheme and an authority";
    }
}
