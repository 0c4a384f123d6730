package io.tierguard.archunit.flow;

import java.util.Set;

/** Objects that a text or bytes are put together in, piece by piece: builders, writers, buffers, digests. */
final class Accumulators {

    private static final Set<String> TYPES = Set.of(
            "java/lang/StringBuilder",
            "java/lang/StringBuffer",
            "java/lang/AbstractStringBuilder",
            "java/util/StringJoiner",
            "java/io/StringWriter",
            "java/io/CharArrayWriter",
            "java/io/ByteArrayOutputStream",
            "java/nio/ByteBuffer",
            "java/nio/CharBuffer",
            "java/security/MessageDigest");

    /** They hand on to the one that they were made with. */
    private static final Set<String> WRITERS = Set.of(
            "java/io/ObjectOutputStream",
            "java/io/ObjectOutput",
            "java/io/DataOutput",
            "java/io/DataOutputStream",
            "java/io/PrintStream",
            "java/io/PrintWriter",
            "java/io/OutputStreamWriter",
            "java/io/BufferedWriter",
            "java/io/BufferedOutputStream",
            "java/io/OutputStream",
            "java/io/FilterOutputStream",
            "java/io/Writer",
            "java/lang/Appendable");

    private static final Set<String> FEEDS = Set.of(
            "append",
            "insert",
            "write",
            "print",
            "println",
            "put",
            "add",
            "update",
            "writeObject",
            "writeUTF",
            "writeBytes",
            "writeChars");

    private static final Set<String> WHOLE = Set.of(
            "toString",
            "toByteArray",
            "toCharArray",
            "array",
            "digest",
            "substring",
            "subSequence",
            "getBuffer",
            "chars");

    private static final Set<String> ITSELF =
            Set.of("reverse", "flip", "rewind", "duplicate", "slice", "clear", "compact");

    private Accumulators() {}

    static boolean isOne(String type) {
        return TYPES.contains(type);
    }

    static boolean isWriter(String type) {
        return WRITERS.contains(type);
    }

    /** Whether it starts with nothing in it. */
    static boolean isMadeBy(Site site) {
        return site.kind() == Site.Kind.STATIC_CALL
                && isOne(site.owner())
                && (site.name().startsWith("allocate") || site.name().equals("getInstance"));
    }

    static boolean feeds(Site site) {
        return site.kind() == Site.Kind.CALL
                && site.values().size() > 1
                && (isOne(site.owner()) || isWriter(site.owner()))
                && FEEDS.contains(site.name());
    }

    /** Whether it gives back the object, for a chain of calls. */
    static boolean givesBackItself(Site site) {
        return FEEDS.contains(site.name()) || ITSELF.contains(site.name());
    }

    /** Whether it gives back what is in the object, or the object. */
    static boolean passesOn(Site site) {
        return site.kind() == Site.Kind.CALL
                && isOne(site.owner())
                && (givesBackItself(site) || WHOLE.contains(site.name()))
                && !(site.name().equals("digest") && site.values().size() > 1);
    }
}
