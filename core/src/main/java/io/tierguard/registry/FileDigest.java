package io.tierguard.registry;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The SHA-256 of some files, found when it is first asked for: a process whose log does not tell it need not load the JVM's
 * providers of cryptography. The contents are kept until then, and no longer.
 *
 * <p><b>Thread safety:</b> safe.
 */
final class FileDigest {

    private @Nullable List<byte[]> contents;
    private @Nullable String hex;

    FileDigest(List<byte[]> contents) {
        this.contents = List.copyOf(contents);
    }

    /** Of all files, one after the other; 64 hexadecimal digits in lower case. */
    synchronized String hex() {
        String known = hex;
        if (known == null) {
            known = hex = hex(contents == null ? List.of() : contents);
            contents = null;
        }
        return known;
    }

    private static String hex(List<byte[]> contents) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
        for (byte[] bytes : contents) {
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public String toString() {
        return "SHA-256 of a registry";
    }
}
