package io.tierguard.archunit.flow;

import java.util.Set;

/** What well-known methods do with what they are given. */
final class Calls {

    private static final Set<String> GIVE_BACK_THE_OBJECT = Set.of(
            "getBytes",
            "toCharArray",
            "trim",
            "strip",
            "toString",
            "intern",
            "toLowerCase",
            "toUpperCase",
            "substring",
            "replace",
            "clone",
            "array",
            "toByteArray",
            "orElseThrow",
            "subSequence",
            "stripIndent",
            "asReadOnlyBuffer",
            "duplicate",
            "rewind",
            "flip",
            "repeat",
            "concat",
            "describeConstable",
            "formatted");

    private static final Set<String> TEXT_TYPES = Set.of(
            "java/lang/String",
            "java/lang/CharSequence",
            "java/lang/Object",
            "java/nio/CharBuffer",
            "java/nio/ByteBuffer",
            "java/math/BigInteger",
            "java/util/Optional",
            "[C",
            "[B");

    private static final Set<String> TAKE_OUT = Set.of(
            "get",
            "getFirst",
            "getLast",
            "remove",
            "removeFirst",
            "removeLast",
            "poll",
            "pop",
            "peek",
            "element",
            "next",
            "firstElement",
            "lastElement",
            "elementAt",
            "getProperty",
            "getOrDefault",
            "getValue",
            "getKey",
            "first",
            "last",
            "nextElement",
            "findFirst",
            "findAny",
            "pollFirst",
            "pollLast",
            "peekFirst",
            "peekLast",
            "take");

    private static final Set<String> PUT_IN = Set.of(
            "put",
            "add",
            "addElement",
            "set",
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
            "replace");

    private static final Set<String> LOOK_THROUGH = Set.of(
            "iterator",
            "listIterator",
            "entrySet",
            "values",
            "keySet",
            "stream",
            "elements",
            "toArray",
            "keys",
            "subList");

    private static final Set<String> STATIC_OF_FIRST = Set.of(
            "java/util/Objects.requireNonNull",
            "java/lang/String.valueOf",
            "java/lang/String.copyValueOf",
            "java/util/Arrays.copyOf",
            "java/util/Arrays.copyOfRange",
            "java/nio/CharBuffer.wrap",
            "java/nio/ByteBuffer.wrap",
            "java/util/Optional.of",
            "java/util/Optional.ofNullable",
            "java/math/BigInteger.valueOf",
            "javax/xml/bind/DatatypeConverter.parseHexBinary",
            "javax/xml/bind/DatatypeConverter.parseBase64Binary",
            "java/util/Collections.unmodifiableList",
            "java/util/Collections.unmodifiableMap",
            "java/util/Collections.singletonList",
            "java/util/Collections.singleton",
            "java/util/Arrays.asList",
            "java/util/List.copyOf",
            "java/util/Map.copyOf",
            "java/util/Set.copyOf",
            "java/lang/Integer.toString",
            "java/lang/Long.toString",
            "org/apache/commons/codec/binary/Hex.decodeHex",
            "org/apache/commons/codec/binary/Base64.decodeBase64");

    private static final Set<String> CODERS = Set.of(
            "java/util/Base64$Decoder", "java/util/Base64$Encoder", "java/util/HexFormat", "java/nio/charset/Charset");

    private static final Set<String> BUILDERS = Set.of("java/lang/StringBuilder", "java/lang/StringBuffer");

    private static final Set<String> WRAPPERS =
            Set.of("java/lang/String", "java/math/BigInteger", "java/io/ByteArrayInputStream", "java/io/StringReader");

    private Calls() {}

    static boolean givesBackTheObject(Site site) {
        return TEXT_TYPES.contains(site.owner()) && GIVE_BACK_THE_OBJECT.contains(site.name());
    }

    static boolean givesBackItsFirst(Site site) {
        return STATIC_OF_FIRST.contains(site.owner() + "." + site.name());
    }

    static boolean isCoder(Site site) {
        return CODERS.contains(site.owner());
    }

    static boolean isBuilder(String type) {
        return BUILDERS.contains(type);
    }

    static boolean isWrapper(String type) {
        return WRAPPERS.contains(type);
    }

    static boolean isOfCollections(Site site) {
        return site.owner().startsWith("java/util/") && !site.owner().startsWith("java/util/prefs/");
    }

    static boolean takesOut(Site site) {
        return isOfCollections(site) && TAKE_OUT.contains(site.name());
    }

    static boolean putsIn(Site site) {
        return isOfCollections(site)
                && PUT_IN.contains(site.name())
                && site.values().size() > 1;
    }

    static boolean looksThrough(Site site) {
        return isOfCollections(site) && LOOK_THROUGH.contains(site.name());
    }

    static boolean makesCollection(Site site) {
        return site.kind() == Site.Kind.STATIC_CALL
                && isOfCollections(site)
                && (site.name().equals("of")
                        || site.name().equals("entry")
                        || site.name().startsWith("singleton"));
    }
}
