package io.tierguard.secret;

/**
 * A variable that may take part in a comparison.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param name its name; one that ends in {@code _FILE} is judged without that
 * @param value its value, or what is in the file that it names
 * @param named whether somebody said that it is a secret; else its name and value have to say so
 * @since 0.1
 */
public record SecretVariable(String name, String value, boolean named) {

    /**
     * Whether a name says by itself that a secret stands behind it.
     *
     * @param name of a variable
     * @return true for {@code SHOP_DB_PASSWORD}, {@code SHOP_TOKEN_FILE}; false for {@code SHOP_TOKEN_URL}
     */
    public static boolean isNamedAsSecret(String name) {
        return SecretNames.ofVariable(name) != SecretNames.Meaning.NONE;
    }

    SecretParts parts() {
        return named ? SecretParts.of(value) : SecretVariables.of(name, value);
    }

    /** A record would print the value. */
    @Override
    public String toString() {
        return name;
    }
}
