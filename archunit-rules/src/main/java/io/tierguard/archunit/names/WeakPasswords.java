package io.tierguard.archunit.names;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Passwords that everybody guesses first. They look like words, and as a password they are one all the same. */
final class WeakPasswords {

    private static final Set<String> ALL = Set.of(
            "1234",
            "12345",
            "123456",
            "1234567",
            "12345678",
            "123456789",
            "1234567890",
            "0123456789",
            "000000",
            "111111",
            "121212",
            "123123",
            "123321",
            "654321",
            "666666",
            "696969",
            "888888",
            "00000000",
            "11111111",
            "88888888",
            "abc123",
            "abcd1234",
            "abcdef",
            "abcdefgh",
            "qwerty",
            "qwertz",
            "azerty",
            "qwertyuiop",
            "asdfgh",
            "asdfghjkl",
            "zxcvbn",
            "zxcvbnm",
            "1q2w3e4r",
            "qazwsx",
            "letmein",
            "changeme",
            "change_me",
            "change-me",
            "changeit",
            "change_it",
            "change-it",
            "changethis",
            "welcome",
            "iloveyou",
            "monkey",
            "dragon",
            "sunshine",
            "princess",
            "football",
            "baseball",
            "superman",
            "batman",
            "trustno1",
            "master",
            "shadow",
            "whatever",
            "admin",
            "administrator",
            "admin123",
            "root",
            "toor",
            "tiger",
            "scott",
            "guest",
            "sysadmin",
            "superuser",
            "postgres",
            "raspberry",
            "calvin",
            "vagrant",
            "alpine",
            "notsecret",
            "nopassword",
            "topsecret",
            "supersecret",
            "verysecret",
            "mysecret",
            "mypassword",
            "my-secret",
            "my-secret-key",
            "mysecretkey",
            "my_secret",
            "secretpassword",
            "secretpass",
            "password1",
            "passw0rd",
            "p@ssword",
            "p@ssw0rd",
            "pa$$word",
            "pa$$w0rd",
            "pa55word",
            "s3cret",
            "s3cr3t",
            "secr3t",
            "hunter",
            "hunter2",
            "swordfish",
            "opensesame",
            "foobar",
            "foobarbaz",
            "test123",
            "test1234",
            "testtest",
            "rootroot",
            "adminadmin",
            "passpass");

    /** These are the names of secrets too, so they count only where a value is handed over. */
    private static final Set<String> NAMES = Set.of("password", "passwd", "passphrase", "secret", "pass");

    /** Before a word for a secret they make it somebody's, and no name: {@code thepassword}. */
    private static final Set<String> OWNERS = Set.of("the", "my", "our", "your", "some", "a");

    /** What is named so before the word for a secret has that word as its value, if it has one: {@code DB_PASSWORD}. */
    private static final Set<String> HOLDERS =
            Set.of("db", "database", "default", "admin", "root", "demo", "test", "dev", "keystore", "truststore");

    private WeakPasswords() {}

    static boolean contains(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return value.length() < 20 && (ALL.contains(lower) || isOwned(lower));
    }

    private static boolean isOwned(String lower) {
        return OWNERS.stream()
                .anyMatch(owner -> lower.startsWith(owner) && NAMES.contains(lower.substring(owner.length())));
    }

    /** Whether a value that also is a name is the password of what the name tells. */
    static boolean isOf(String value, String name) {
        if (!isAlsoName(value)) {
            return false;
        }
        List<String> words = SecretWords.split(name);
        return words.size() == 2
                && HOLDERS.contains(words.get(0))
                && words.get(1).equals(value)
                && name.equals(name.toUpperCase(Locale.ROOT));
    }

    static boolean isAlsoName(String value) {
        return NAMES.contains(value);
    }
}
