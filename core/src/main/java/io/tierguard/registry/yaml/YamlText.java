package io.tierguard.registry.yaml;

import io.tierguard.report.Problem;
import java.util.List;
import java.util.Optional;

/**
 * Reads one YAML 1.2 document: in everyday block style without the library, whose hundred classes every start would wait
 * for, and by the library whatever else it is, or is wrong with it.
 */
public final class YamlText {

    private YamlText() {}

    /**
     * What became of a text.
     *
     * @param root the document; empty where there is none, or where there are problems
     * @param problems what is wrong with the text as YAML
     */
    public record Parsed(Optional<YamlNode> root, List<Problem> problems) {}

    /**
     * Reads a text.
     *
     * @param file what messages call it
     * @param text its characters, without a byte order mark
     * @return the tree, or what is wrong; after an error of syntax nothing further is looked for
     */
    public static Parsed parse(String file, String text) {
        YamlNode block = BlockYaml.read(file, text);
        return block == null ? YamlEvents.parse(file, text) : new Parsed(Optional.of(block), List.of());
    }
}
