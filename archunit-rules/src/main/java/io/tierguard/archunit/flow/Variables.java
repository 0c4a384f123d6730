package io.tierguard.archunit.flow;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;

/** The local variables of a method, by slot and instruction; none where the class file tells none. */
final class Variables {

    private record Range(LocalVariableNode variable, int end) {}

    private final Map<Integer, NavigableMap<Integer, Range>> bySlot = new HashMap<>();

    private Variables() {}

    static Variables of(MethodNode method) {
        Variables variables = new Variables();
        if (method.localVariables != null) {
            for (LocalVariableNode variable : method.localVariables) {
                variables
                        .bySlot
                        .computeIfAbsent(variable.index, slot -> new TreeMap<>())
                        .put(
                                method.instructions.indexOf(variable.start),
                                new Range(variable, method.instructions.indexOf(variable.end)));
            }
        }
        return variables;
    }

    /** Empty where there is no name. */
    String nameOf(int slot, int instruction) {
        return at(slot, instruction).map(variable -> variable.name).orElse("");
    }

    /** A store stands right before the range of what it stores, or within it. */
    Optional<LocalVariableNode> storedAt(int slot, int instruction) {
        return at(slot, instruction + 1).or(() -> at(slot, instruction));
    }

    private Optional<LocalVariableNode> at(int slot, int instruction) {
        NavigableMap<Integer, Range> ranges = bySlot.get(slot);
        Map.Entry<Integer, Range> before = ranges == null ? null : ranges.floorEntry(instruction);
        return before == null || before.getValue().end() <= instruction
                ? Optional.empty()
                : Optional.of(before.getValue().variable());
    }
}
