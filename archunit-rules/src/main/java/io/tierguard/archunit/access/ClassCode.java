package io.tierguard.archunit.access;

import io.tierguard.archunit.constants.CodeOwners;
import io.tierguard.archunit.constants.Member;
import io.tierguard.archunit.rule.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** The code of one class, read as far as the checks ask for it, once for all of them. */
final class ClassCode {

    private final Subject subject;
    private final ClassReader reader;
    private final ConstantPool pool;
    private final String name;
    private final Optional<Member> enclosing;
    private @Nullable List<MethodCode> methods;

    private ClassCode(Subject subject) {
        this.subject = subject;
        reader = new ClassReader(subject.bytes());
        pool = ConstantPool.of(reader);
        name = subject.file().name();
        enclosing = subject.file().enclosing();
    }

    static ClassCode of(Subject subject) {
        return subject.derived(ClassCode.class, ClassCode::new);
    }

    ConstantPool pool() {
        return pool;
    }

    /** The binary name. */
    String name() {
        return name;
    }

    String internalName() {
        return reader.getClassName();
    }

    String packageName() {
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }

    Optional<Member> enclosing() {
        return enclosing;
    }

    ClassNode node() {
        return subject.tree().node();
    }

    synchronized List<MethodCode> methods() {
        if (methods == null) {
            ClassNode all = node();
            CodeOwners owners = new CodeOwners(name);
            List<MethodCode> read = new ArrayList<>();
            for (MethodNode method : all.methods) {
                Member member = owners.declare(method.access, method.name, method.desc);
                for (AbstractInsnNode instruction : method.instructions) {
                    if (instruction instanceof InvokeDynamicInsnNode dynamic) {
                        for (Object argument : dynamic.bsmArgs) {
                            if (argument instanceof Handle body) {
                                owners.makesFunction(member, body);
                            }
                        }
                    }
                }
                read.add(new MethodCode(all, method, member, owners));
            }
            methods = List.copyOf(read);
        }
        return methods;
    }

    /** Whether the source has no such class, and a compiler made it for a switch on an enum. */
    boolean isSwitchTable() {
        return name.endsWith("$WhenMappings")
                || node().fields.stream().anyMatch(field -> field.name.startsWith("$SwitchMap$"));
    }
}
