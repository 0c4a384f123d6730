package io.tierguard.archunit.flow;

import java.util.List;
import java.util.Set;

/** What well-known methods do with what they are given. */
final class Models {

    /** Copies and conversions: what goes in comes out, in another shape. */
    private static final String TEXTS = """
            java/lang/String 0 getBytes toCharArray trim strip stripLeading stripTrailing toString intern toLowerCase
            java/lang/String 0 toUpperCase substring replace replaceAll replaceFirst subSequence stripIndent repeat chars
            java/lang/String 0 translateEscapes describeConstable indent lines split codePoints
            java/lang/String 0 valueOf copyValueOf
            java/lang/String 1 <init>
            java/lang/CharSequence 0 toString subSequence chars
            java/lang/Object 0 toString clone
            [C 0 clone
            [B 0 clone
            [Ljava/lang/String; 0 clone
            java/nio/CharBuffer 0 wrap array duplicate slice asReadOnlyBuffer rewind flip toString compact mark position
            java/nio/CharBuffer 0 subSequence get
            java/nio/ByteBuffer 0 wrap array duplicate slice asReadOnlyBuffer rewind flip compact mark position get
            java/nio/Buffer 0 flip rewind array mark position clear
            java/nio/charset/Charset 1 encode decode
            java/nio/charset/CharsetEncoder 1 encode
            java/nio/charset/CharsetDecoder 1 decode
            java/math/BigInteger 0 toByteArray toString valueOf abs negate
            java/math/BigInteger 1 <init>
            java/math/BigInteger 2 <init>(I[B)V <init>(I[BII)V
            java/math/BigDecimal 0 toString toPlainString valueOf
            java/math/BigDecimal 1 <init>
            java/util/Base64$Decoder 1 decode
            java/util/Base64$Encoder 1 encode encodeToString
            java/util/HexFormat 1 parseHex formatHex
            java/lang/Integer 0 toString valueOf parseInt intValue longValue toHexString
            java/lang/Long 0 toString valueOf parseLong longValue intValue toHexString
            java/lang/Short 0 toString valueOf parseShort shortValue
            java/lang/Byte 0 toString valueOf parseByte byteValue
            java/lang/Character 0 toString valueOf charValue
            java/util/UUID 0 fromString toString
            java/util/Objects 0 requireNonNull
            java/util/Objects 0,1 requireNonNullElse toString(Ljava/lang/Object;Ljava/lang/String;)Ljava/lang/String;
            java/util/Objects 0 requireNonNullElseGet toString
            java/util/Arrays 0 copyOf copyOfRange
            java/lang/System 1 getProperty(Ljava/lang/String;Ljava/lang/String;)Ljava/lang/String;
            java/util/prefs/Preferences 2 get
            java/security/MessageDigest 1 digest([B)[B
            javax/xml/bind/DatatypeConverter 0 parseHexBinary parseBase64Binary printHexBinary printBase64Binary
            jakarta/xml/bind/DatatypeConverter 0 parseHexBinary parseBase64Binary printHexBinary printBase64Binary
            """;

    /** Addresses: the text that names a server. */
    private static final String ADDRESSES = """
            java/net/URI 0 create toURL toString toASCIIString normalize
            java/net/URI 0,1 resolve
            java/net/URI 1 <init>
            java/net/URI 2 <init>(Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;)V
            java/net/URI 2 <init>(Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;)V
            java/net/URL 0 toURI toString toExternalForm
            java/net/URL 1 <init>
            java/net/URL 1 of
            java/net/URL 2 <init>(Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;)V
            java/net/URL 2 <init>(Ljava/lang/String;Ljava/lang/String;ILjava/lang/String;)V
            java/net/InetSocketAddress 0 createUnresolved getHostString getHostName
            java/net/InetSocketAddress 1 <init>
            java/net/InetAddress 0 getByName getHostName
            java/net/http/HttpRequest 0 newBuilder uri
            java/net/http/HttpRequest$Builder 0 build header headers GET POST PUT DELETE method timeout version copy
            java/net/http/HttpRequest$Builder 1 uri
            okhttp3/HttpUrl 0 parse get toString uri url newBuilder
            okhttp3/HttpUrl 1 resolve
            okhttp3/HttpUrl$Companion 1 parse get
            okhttp3/HttpUrl$Builder 0 build
            okhttp3/HttpUrl$Builder 1 host
            okhttp3/Request$Builder 1 url
            okhttp3/Request$Builder 0 build header addHeader get post put delete method
            """;

    /** Readers and streams over what is constant. What is read from a file starts at none of these. */
    private static final String READERS = """
            java/io/ByteArrayInputStream 1 <init>
            java/io/StringReader 1 <init>
            java/io/CharArrayReader 1 <init>
            java/io/InputStreamReader 1 <init>
            java/io/BufferedReader 1 <init>
            java/io/BufferedInputStream 1 <init>
            java/io/DataInputStream 1 <init>
            java/io/ObjectInputStream 1 <init>
            java/io/PushbackReader 1 <init>
            java/util/Scanner 1 <init>
            java/util/StringTokenizer 1 <init>
            java/util/StringTokenizer 0 nextToken
            java/util/Scanner 0 next nextLine useDelimiter
            java/io/BufferedReader 0 readLine lines
            java/io/DataInputStream 0 readUTF readLine readAllBytes readNBytes
            java/io/ObjectInputStream 0 readObject readUTF readAllBytes
            java/io/ObjectInput 0 readObject readUTF
            java/io/DataInput 0 readUTF readLine
            java/io/InputStream 0 readAllBytes readNBytes
            java/io/ByteArrayInputStream 0 readAllBytes readNBytes
            java/io/FilterInputStream 0 readAllBytes readNBytes
            """;

    /** Of libraries that most programs have. */
    private static final String LIBRARIES = """
            org/apache/commons/codec/binary/Hex 0 decodeHex encodeHexString encodeHex
            org/apache/commons/codec/binary/Base64 0 decodeBase64 encodeBase64 encodeBase64String
            org/apache/commons/codec/binary/StringUtils 0 getBytesUtf8 newStringUtf8
            org/apache/commons/lang3/StringUtils 0 trim strip lowerCase upperCase defaultString reverse trimToEmpty
            org/apache/commons/lang3/StringUtils 0,1 defaultIfEmpty defaultIfBlank
            org/apache/commons/lang/StringUtils 0 trim strip lowerCase upperCase defaultString reverse
            com/google/common/base/Strings 0 nullToEmpty emptyToNull
            com/google/common/base/Preconditions 0 checkNotNull
            com/google/common/base/MoreObjects 0,1 firstNonNull
            com/google/common/io/BaseEncoding 1 decode encode
            kotlin/text/StringsKt 0 trim trimIndent trimMargin replace$default toByteArray encodeToByteArray
            kotlin/text/StringsKt__StringsJVMKt 0 encodeToByteArray toCharArray
            """;

    private static final TakeTable ALL = TakeTable.of(TEXTS, ADDRESSES, READERS, LIBRARIES);

    private static final Set<String> HAND_OVER_ELEMENTS = Set.of(
            "map",
            "flatMap",
            "mapToObj",
            "forEach",
            "ifPresent",
            "ifPresentOrElse",
            "forEachOrdered",
            "peek",
            "thenApply",
            "thenAccept",
            "thenCompose",
            "replaceAll",
            "transform");

    private static final Set<String> FORMATS =
            Set.of("java/lang/String.format", "java/lang/String.formatted", "java/text/MessageFormat.format");

    private Models() {}

    /** The positions of what a call gives back; empty where it is no copy or conversion. */
    static List<Integer> takes(Site site) {
        return ALL.of(site);
    }

    /** What a conversion of one value gives back: its names are those of the value. */
    static boolean passesOn(Site site) {
        return takes(site).size() == 1;
    }

    /** Whether it gives back an array or stream of pieces of a text. */
    static boolean takesApart(Site site) {
        return site.name().equals("split") || site.name().equals("lines");
    }

    static boolean isFormat(Site site) {
        return FORMATS.contains(site.owner() + "." + site.name());
    }

    static boolean isJoin(Site site) {
        return site.owner().equals("java/lang/String")
                && (site.name().equals("join") || site.name().equals("concat"));
    }

    /** Whether the function that it takes is called with what is in the object. */
    static boolean handsOverElements(Site site) {
        return site.kind() == Site.Kind.CALL
                && HAND_OVER_ELEMENTS.contains(site.name())
                && (Collecting.isOne(site.owner()) || site.owner().equals("java/lang/Iterable"));
    }

    /** Whether a method that is referred to, and is none of the program, gives back what it is given. */
    static boolean referredPassesOn(Site function) {
        MethodKey body = function.body();
        return body != null
                && passesOn(new Site(
                        Site.Kind.CALL, body.owner(), body.name(), body.descriptor(), 0, List.of(), List.of(), null));
    }
}
