package io.tierguard.archunit.access;

import io.tierguard.archunit.constants.Member;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * An instruction that names a member.
 *
 * @param method where it stands
 * @param at the instruction
 * @param api what it names
 * @param how what it does with it
 */
record Use(MethodCode method, AbstractInsnNode at, Api api, How how) {

    enum How {
        CALL,
        READ,
        /** A method reference, or another handle: who calls it later is not known. */
        REFERENCE
    }

    Member member() {
        return method.member(at);
    }

    int line() {
        return method.line(at);
    }

    static List<Use> of(ClassCode code) {
        List<Use> uses = new ArrayList<>();
        for (MethodCode method : code.methods()) {
            for (AbstractInsnNode instruction : method.instructions()) {
                add(method, instruction, uses);
            }
        }
        return uses;
    }

    private static void add(MethodCode method, AbstractInsnNode at, List<Use> uses) {
        if (at instanceof MethodInsnNode call) {
            uses.add(new Use(method, at, new Api(call.owner, call.name, call.desc), How.CALL));
        } else if (at instanceof FieldInsnNode field) {
            if (field.getOpcode() == Opcodes.GETSTATIC || field.getOpcode() == Opcodes.GETFIELD) {
                uses.add(new Use(method, at, new Api(field.owner, field.name, field.desc), How.READ));
            }
        } else if (at instanceof InvokeDynamicInsnNode dynamic && !method.name().equals("$deserializeLambda$")) {
            for (Object argument : dynamic.bsmArgs) {
                handles(method, at, argument, uses);
            }
        } else if (at instanceof LdcInsnNode constant) {
            handles(method, at, constant.cst, uses);
        }
    }

    private static void handles(MethodCode method, AbstractInsnNode at, Object argument, List<Use> uses) {
        if (argument instanceof Handle handle) {
            uses.add(
                    new Use(method, at, new Api(handle.getOwner(), handle.getName(), handle.getDesc()), How.REFERENCE));
        } else if (argument instanceof ConstantDynamic constant) {
            for (int i = 0; i < constant.getBootstrapMethodArgumentCount(); i++) {
                handles(method, at, constant.getBootstrapMethodArgument(i), uses);
            }
        }
    }
}
