package io.tierguard.archunit.secrets;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Looks for the tokens of many shapes in one pass: at each place of the text only the shapes are asked whose mark begins
 * with the two characters that stand there, and of those that fit the one with the longest token has it.
 */
final class TokenScan implements Detector {

    private static final int SLOTS = 2048;
    private static final Numbered[] NONE = {};

    /** A shape and its place in the table. */
    private record Numbered(int number, Shape shape) {}

    private final Numbered[][] byBeginning = new Numbered[SLOTS][];
    private final int count;

    TokenScan(List<? extends Shape> shapes) {
        List<List<Numbered>> slots = new ArrayList<>();
        for (int i = 0; i < SLOTS; i++) {
            slots.add(new ArrayList<>());
        }
        for (int i = 0; i < shapes.size(); i++) {
            String mark = shapes.get(i).mark();
            slots.get(slot(mark.charAt(0), mark.charAt(1))).add(new Numbered(i, shapes.get(i)));
        }
        for (int i = 0; i < SLOTS; i++) {
            byBeginning[i] = slots.get(i).toArray(NONE);
        }
        count = shapes.size();
    }

    private static int slot(char first, char second) {
        return (first * 31 + second) & SLOTS - 1;
    }

    @Override
    public void detect(String text, Consumer<Secret> sink) {
        int[] ends = null;
        for (int at = 0; at + 1 < text.length(); at++) {
            Numbered[] here = byBeginning[slot(text.charAt(at), text.charAt(at + 1))];
            Secret longest = null;
            int number = 0;
            for (Numbered numbered : here) {
                if (text.startsWith(numbered.shape().mark(), at) && (ends == null || ends[numbered.number()] <= at)) {
                    Secret secret = numbered.shape().around(text, at);
                    if (secret != null && (longest == null || secret.end() > longest.end())) {
                        longest = secret;
                        number = numbered.number();
                    }
                }
            }
            if (longest != null) {
                ends = ends == null ? new int[count] : ends;
                ends[number] = longest.end();
                sink.accept(longest);
            }
        }
    }

    /** Whether there is one at all. */
    boolean finds(String text) {
        boolean[] found = {false};
        detect(text, secret -> found[0] = true);
        return found[0];
    }
}
