package io.tierguard.cli;

import io.tierguard.cli.KeyFacts.Kind;
import io.tierguard.internal.Printable;
import io.tierguard.internal.StrictJson;
import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import io.tierguard.secret.InvalidFingerprintsException;
import io.tierguard.secret.OwnerOnlyFile;
import io.tierguard.secret.Pepper;
import io.tierguard.secret.SealException;
import io.tierguard.secret.SealKeyFile;
import io.tierguard.secret.SealPublicKey;
import io.tierguard.signed.SigningKey;
import io.tierguard.signed.TrustedKey;
import io.tierguard.signed.TrustedKey.InvalidKeyException;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks at a file of keys, whatever it may be. Nothing of a private half is told. */
final class KeyFileLook {

    private static final int MOST_BYTES = 65_536;
    private static final Pattern PRIVATE_LINE = Pattern.compile("(?m)^tierguard-private:v1:([a-z]{1,20}):");

    private static final int PEPPER_BYTES = 32;
    private static final Pattern PEPPER = Pattern.compile("\\s*(?:[0-9A-Fa-f]{64}|[A-Za-z0-9+/_-]{43}=?)\\s*");

    private final FileArgument file;
    private final String name;

    /** At a file that complaints call so. */
    KeyFileLook(FileArgument file, String name) {
        this.file = file;
        this.name = name;
    }

    KeyFacts look() {
        byte[] bytes = bytes();
        try {
            // of one byte a character, so that any content is a text
            return facts(bytes, new String(bytes, StandardCharsets.ISO_8859_1));
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private byte[] bytes() {
        try {
            if (Files.isDirectory(file.path())) {
                throw MisuseException.input(name + " is a directory");
            }
            if (!Files.isRegularFile(file.path())) {
                throw MisuseException.input(name + " is not there, or is no regular file");
            }
            if (Files.size(file.path()) > MOST_BYTES) {
                throw MisuseException.input(
                        name + " holds more than " + MOST_BYTES + " bytes, as no file of keys does");
            }
            return Files.readAllBytes(file.path());
        } catch (IOException e) {
            throw MisuseException.input(name + " cannot be read");
        }
    }

    private KeyFacts facts(byte[] bytes, String text) {
        Matcher privateLine = PRIVATE_LINE.matcher(text);
        if (privateLine.find()) {
            return privateSeal(privateLine.group(1));
        }
        if (text.contains("tierguard-private:")) {
            throw MisuseException.input(name + " holds something of a private key for seals, and no whole line of one");
        }
        if (text.contains("tierguard-public:")) {
            return publicSeal();
        }
        if (text.stripLeading().startsWith("{")) {
            return jwk(bytes);
        }
        if (text.contains("-----BEGIN ")) {
            throw MisuseException.input(
                    name + " holds PEM, which is read nowhere here: make a key by 'tierguard keys'");
        }
        return pepper(bytes, text);
    }

    private KeyFacts privateSeal(String tier) {
        try {
            Tier whose = Tier.parse(tier)
                    .orElseThrow(() -> MisuseException.input(name + " holds a key of something that is not a tier"));
            List<KeyFacts.Key> keys = SealKeyFile.at(file.path(), name).privateKeys(whose).stream()
                    .map(key -> key(key.publicKey()))
                    .toList();
            return new KeyFacts(Kind.PRIVATE_SEAL, keys, Optional.empty());
        } catch (SealException e) {
            return refused(Kind.PRIVATE_SEAL, e.problem(), Code.SEAL_KEY_FILE_TOO_OPEN);
        }
    }

    private KeyFacts publicSeal() {
        try {
            List<KeyFacts.Key> keys = SealKeyFile.at(file.path(), name).publicKeys().stream()
                    .map(KeyFileLook::key)
                    .toList();
            return new KeyFacts(Kind.PUBLIC_SEAL, keys, Optional.empty());
        } catch (SealException e) {
            throw MisuseException.of("keys show", e.problem());
        }
    }

    private static KeyFacts.Key key(SealPublicKey key) {
        return new KeyFacts.Key(Optional.of(key.tier().text()), key.name(), Optional.of(key.line()), Optional.empty());
    }

    private KeyFacts jwk(byte[] bytes) {
        try {
            Map<String, Object> members = new LinkedHashMap<>(StrictJson.object(bytes));
            if (!members.containsKey("d")) {
                TrustedKey half = TrustedKey.parse(members);
                String entry = SigningKey.registryEntry(half.kid(), String.valueOf(members.get("x")));
                return signing(Kind.PUBLIC_SIGNING, half, entry);
            }
            Optional<String> flaw = OwnerOnlyFile.flaw(file.path());
            if (flaw.isPresent()) {
                return tooOpen(Kind.PRIVATE_SIGNING, Code.STAMPING_KEY_UNUSABLE, flaw.get());
            }
            SigningKey key = SigningKey.parse(bytes);
            return signing(Kind.PRIVATE_SIGNING, key.publicHalf(), key.registryEntry());
        } catch (StrictJson.NotStrictException e) {
            throw MisuseException.input(name + " holds no JSON object with members of one name each");
        } catch (InvalidKeyException e) {
            throw MisuseException.input(name + " holds no key that signs: " + e.getMessage());
        } catch (IOException e) {
            throw MisuseException.input(name + " cannot be read");
        }
    }

    private static KeyFacts signing(Kind kind, TrustedKey half, String entry) {
        KeyFacts.Key key =
                new KeyFacts.Key(Optional.empty(), Printable.line(half.kid()), Optional.of(entry), Optional.of(half));
        return new KeyFacts(kind, List.of(key), Optional.empty());
    }

    private KeyFacts pepper(byte[] bytes, String text) {
        try {
            Optional<String> flaw = OwnerOnlyFile.flaw(file.path());
            boolean mayBe = bytes.length == PEPPER_BYTES || PEPPER.matcher(text).matches();
            if (mayBe && flaw.isPresent()) {
                return tooOpen(Kind.PEPPER, Code.PEPPER_UNUSABLE, flaw.get());
            }
            Pepper pepper = Pepper.read(file.path());
            KeyFacts.Key key = new KeyFacts.Key(Optional.empty(), pepper.kid(), Optional.empty(), Optional.empty());
            return new KeyFacts(Kind.PEPPER, List.of(key), Optional.empty());
        } catch (InvalidFingerprintsException | IOException e) {
            throw MisuseException.input(name + " holds no key: neither for seals, nor one that signs, nor a pepper");
        }
    }

    private KeyFacts tooOpen(Kind kind, Code code, String flaw) {
        Problem problem = new Problem(
                code,
                name,
                "",
                "the file is not its owner's alone: " + flaw,
                "chmod 600 it; make another key where somebody may have read this one",
                List.of());
        return new KeyFacts(kind, List.of(), Optional.of(problem));
    }

    /** A file that others may read is an answer; one that is no file of keys is none. */
    private static KeyFacts refused(Kind kind, Problem problem, Code answer) {
        if (problem.code() == answer) {
            return new KeyFacts(kind, List.of(), Optional.of(problem));
        }
        throw MisuseException.of("keys show", problem);
    }
}
