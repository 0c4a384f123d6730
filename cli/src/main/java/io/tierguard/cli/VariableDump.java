package io.tierguard.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The variables of another process, as {@code env} prints them: one a line, or with {@code -0} each ended by a NUL. */
final class VariableDump {

    private static final int LONGEST = 16 << 20;
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*=");

    private VariableDump() {}

    static Map<String, String> read(String option, String path) {
        FileArgument file = FileArgument.parse(option, path);
        String text = text(option, file);
        return text.indexOf('\0') < 0 ? lines(text, file.shown()) : exact(text, file.shown());
    }

    private static String text(String option, FileArgument file) {
        // a path such as /proc/7/environ tells no size, and a pipe is read to its end
        try (InputStream in = Files.newInputStream(file.path())) {
            byte[] bytes = in.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw MisuseException.input(file.shown() + " is longer than 16 MiB");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw MisuseException.input(file.shown() + " holds no text in UTF-8");
        } catch (IOException e) {
            throw MisuseException.input("the file that " + option + " names is not there, or cannot be read");
        }
    }

    private static Map<String, String> exact(String text, String shown) {
        Map<String, String> variables = new LinkedHashMap<>();
        int number = 0;
        for (String entry : text.split("\0", -1)) {
            number++;
            if (!entry.isEmpty()) {
                // names such as those of exported functions are no settings, and do no harm
                boolean named = entry.indexOf('=') > 0;
                add(variables, entry, named, "entry " + number + " of " + shown, "is no NAME=value");
            }
        }
        return variables;
    }

    private static Map<String, String> lines(String text, String shown) {
        Map<String, String> variables = new LinkedHashMap<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isBlank() && !line.startsWith("#")) {
                add(
                        variables,
                        line,
                        NAME.matcher(line).lookingAt(),
                        "line " + (i + 1) + " of " + shown,
                        "is no NAME=value; a value of several lines needs the form of 'env -0'");
            }
        }
        return variables;
    }

    /** A line that is none may be the rest of a value, and is not repeated. */
    private static void add(
            Map<String, String> variables, String entry, boolean named, String where, String otherwise) {
        if (!named) {
            throw MisuseException.input(where + " " + otherwise);
        }
        int sign = entry.indexOf('=');
        if (variables.put(entry.substring(0, sign), entry.substring(sign + 1)) != null) {
            throw MisuseException.input(where + " sets a variable for the second time");
        }
    }
}
