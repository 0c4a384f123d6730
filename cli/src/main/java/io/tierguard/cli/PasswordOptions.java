package io.tierguard.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who logs in. Arguments can be seen by every user of the machine, so no password is one. */
final class PasswordOptions {

    private static final int LONGEST = 1 << 16;

    @Option(names = "--user", paramLabel = "NAME", description = "who logs in")
    private @Nullable String user;

    @Option(names = "--password-env", paramLabel = "VAR", description = "the variable that holds the password")
    private @Nullable String passwordVariable;

    @Option(names = "--password-file", paramLabel = "FILE", description = "the file that holds the password")
    private @Nullable String passwordFile;

    boolean isAnyGiven() {
        return user != null || passwordVariable != null || passwordFile != null;
    }

    /** What the driver gets beside the URL. */
    Properties properties(Map<String, String> environment) {
        if (passwordVariable != null && passwordFile != null) {
            throw MisuseException.call("--password-env and --password-file say the same: leave one out");
        }
        Properties properties = new Properties();
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (passwordVariable != null) {
            properties.setProperty("password", variable("--password-env", passwordVariable, environment));
        }
        if (passwordFile != null) {
            properties.setProperty("password", content(FileArgument.parse("--password-file", passwordFile)));
        }
        return properties;
    }

    /** The name is not repeated: who mistakes the option gives the password itself. */
    static String variable(String option, String name, Map<String, String> environment) {
        @Nullable String value = environment.get(name);
        if (value == null || value.isEmpty()) {
            throw MisuseException.input("the variable that " + option + " names is not set, or is empty");
        }
        return value;
    }

    /** One line feed at its end is the editor's. */
    private static String content(FileArgument file) {
        try {
            Path real = file.path().toRealPath();
            if (Files.isRegularFile(real)) {
                try (InputStream in = Files.newInputStream(real)) {
                    byte[] bytes = in.readNBytes(LONGEST + 1);
                    String text = StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString();
                    if (bytes.length <= LONGEST && !text.isEmpty()) {
                        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
                    }
                }
            }
        } catch (CharacterCodingException e) {
            throw MisuseException.input("the file that --password-file names holds no text in UTF-8");
        } catch (IOException e) {
            // told below: the exception's own text is a path, and a password may stand in its place
        }
        throw MisuseException.input("the file that --password-file names is not there, empty, or cannot be read");
    }
}
