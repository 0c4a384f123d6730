package io.tierguard.jdbc.dialect;

import io.tierguard.registry.Component;
import io.tierguard.registry.Endpoint;
import java.io.File;
import java.util.regex.Pattern;

/** What an embedded database is called: a name in memory, or a file of this machine. */
final class LocalName {

    private static final Pattern PLAIN = Pattern.compile("(?:[A-Za-z]:(?=[/\\\\]))?[^:?&=;]*");

    private LocalName() {}

    /**
     * The database of a name; open where it has none.
     *
     * @param shown the name as the URL has it
     * @param path the part of it that is a file, if any is
     * @param form what to write instead
     * @throws UnreadableTarget where the path may be on another machine, or holds what belongs to other parts of a URL
     */
    static Endpoint endpoint(Spelling spelling, String shown, String path, String form) {
        if (!isPlain(path)) {
            throw spelling.unreadable("it is neither memory nor a file on this machine", form);
        }
        return Endpoint.local(spelling.protocol(), shown.isEmpty() ? Component.open() : Component.of(shown));
    }

    private static boolean isPlain(String path) {
        return !isElsewhere(path)
                && Spelling.isPlainName(path)
                && PLAIN.matcher(path).matches();
    }

    /** Two slashes name a machine to Windows; three do so there only, and are an empty machine name elsewhere. */
    private static boolean isElsewhere(String path) {
        boolean named = File.separatorChar != '/' || !path.matches("///[^/\\\\].*");
        return named && path.replace('\\', '/').startsWith("//");
    }
}
