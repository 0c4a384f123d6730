package io.tierguard.archunit.flow;

import java.util.Set;

/** What the collections do, and whatever else holds values: optionals, references, streams, entries. */
final class Collecting {

    private static final Set<String> OTHERS = Set.of(
            "java/lang/ThreadLocal",
            "java/lang/Iterable",
            "java/lang/ref/WeakReference",
            "java/lang/ref/SoftReference",
            "java/lang/ref/Reference");

    private static final Set<String> NO_COLLECTIONS = Set.of(
            "java/util/Objects",
            "java/util/Scanner",
            "java/util/UUID",
            "java/util/Random",
            "java/util/StringTokenizer",
            "java/util/Locale",
            "java/util/Base64",
            "java/util/HexFormat",
            "java/util/ResourceBundle",
            "java/util/ServiceLoader");

    private static final Set<String> TAKE_OUT = Set.of(
            "get",
            "getFirst",
            "getLast",
            "getPlain",
            "getAcquire",
            "remove",
            "removeFirst",
            "removeLast",
            "poll",
            "pop",
            "peek",
            "element",
            "next",
            "previous",
            "firstElement",
            "lastElement",
            "elementAt",
            "getProperty",
            "getOrDefault",
            "getValue",
            "getAndSet",
            "first",
            "last",
            "nextElement",
            "findFirst",
            "findAny",
            "pollFirst",
            "pollLast",
            "peekFirst",
            "peekLast",
            "take",
            "join",
            "getNow",
            "orElseThrow",
            "orElse",
            "orElseGet",
            "computeIfAbsent",
            "reduce",
            "min",
            "max");

    private static final Set<String> PUT_IN = Set.of(
            "put",
            "add",
            "addElement",
            "set",
            "lazySet",
            "setValue",
            "setProperty",
            "push",
            "offer",
            "putIfAbsent",
            "addFirst",
            "addLast",
            "offerFirst",
            "offerLast",
            "insertElementAt",
            "setElementAt",
            "replace",
            "compareAndSet",
            "complete",
            "merge",
            "accept",
            "getAndSet");

    private static final Set<String> PUT_ALL = Set.of("addAll", "putAll");

    private static final Set<String> LOOK_THROUGH = Set.of(
            "iterator",
            "listIterator",
            "descendingIterator",
            "entrySet",
            "values",
            "keySet",
            "stream",
            "parallelStream",
            "elements",
            "toArray",
            "keys",
            "subList",
            "filter",
            "sorted",
            "distinct",
            "limit",
            "skip",
            "peek",
            "takeWhile",
            "dropWhile",
            "collect",
            "toList",
            "sequential",
            "unordered",
            "build",
            "headMap",
            "tailMap",
            "reversed",
            "descendingMap",
            "firstEntry",
            "lastEntry",
            "or",
            "clone");

    private static final Set<String> MAKE = Set.of(
            "of",
            "entry",
            "ofEntries",
            "ofNullable",
            "copyOf",
            "asList",
            "stream",
            "concat",
            "nCopies",
            "fill",
            "completedFuture",
            "newArrayList",
            "newHashSet",
            "emptyList");

    private Collecting() {}

    static boolean isOne(String owner) {
        return owner.startsWith("java/util/")
                        && !owner.startsWith("java/util/prefs/")
                        && !owner.startsWith("java/util/regex/")
                        && !owner.startsWith("java/util/logging/")
                        && !owner.startsWith("java/util/function/")
                        && !owner.startsWith("java/util/zip/")
                        && !NO_COLLECTIONS.contains(owner)
                || owner.startsWith("com/google/common/collect/")
                || OTHERS.contains(owner);
    }

    /** Whether it gives back something that is in the object. */
    static boolean takesOut(Site site) {
        return site.kind() == Site.Kind.CALL && isOne(site.owner()) && TAKE_OUT.contains(site.name());
    }

    static boolean takesKeyOut(Site site) {
        return site.kind() == Site.Kind.CALL
                && isOne(site.owner())
                && site.name().equals("getKey");
    }

    /** Whether its last argument is what it gives back where there is nothing. */
    static boolean hasDefault(Site site) {
        return isOne(site.owner())
                && (site.name().equals("orElse")
                        || site.name().equals("getOrDefault")
                        || site.name().equals("getNow")
                        || site.name().equals("reduce")
                        || site.name().equals("getProperty") && site.values().size() > 2);
    }

    static boolean putsIn(Site site) {
        return site.kind() == Site.Kind.CALL
                && isOne(site.owner())
                && PUT_IN.contains(site.name())
                && site.values().size() > 1;
    }

    /** Whether it is a key that its first argument is, and no place in a list. */
    static boolean putsUnderKey(Site site) {
        return site.name().startsWith("put") || site.name().equals("setProperty");
    }

    static boolean putsAll(Site site) {
        return isOne(site.owner()) && PUT_ALL.contains(site.name());
    }

    /** Whether what it gives back holds what the object holds. */
    static boolean looksThrough(Site site) {
        return site.kind() == Site.Kind.CALL && isOne(site.owner()) && LOOK_THROUGH.contains(site.name());
    }

    static boolean isOfKeys(Site site) {
        return site.name().equals("keySet") || site.name().equals("keys");
    }

    /** Whether it makes a collection out of its arguments. */
    static boolean makes(Site site) {
        return site.kind() == Site.Kind.STATIC_CALL
                && isOne(site.owner())
                && (MAKE.contains(site.name())
                        || site.name().startsWith("singleton")
                        || site.name().startsWith("unmodifiable")
                        || site.name().startsWith("synchronized")
                        || site.name().startsWith("checked"));
    }

    /** Whether arguments are keys and values in turns. */
    static boolean isOfPairs(Site site) {
        return site.name().equals("entry")
                || site.name().equals("singletonMap")
                || site.name().equals("of") && site.owner().endsWith("Map");
    }

    /** Whether what it gives back holds what a function gives back. */
    static boolean callsBack(Site site) {
        return isOne(site.owner())
                && (site.name().equals("generate")
                        || site.name().equals("supplyAsync")
                        || site.name().equals("withInitial")
                        || site.name().equals("computeIfAbsent"));
    }

    static boolean isReference(String type) {
        return type.startsWith("java/util/concurrent/atomic/")
                || type.startsWith("java/lang/ref/")
                || type.equals("java/lang/ThreadLocal");
    }

    static boolean isEntry(String type) {
        return type.startsWith("java/util/AbstractMap$Simple");
    }
}
