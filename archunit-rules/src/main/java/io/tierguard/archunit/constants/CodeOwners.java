package io.tierguard.archunit.constants;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;

/**
 * Which method an author wrote, where the compiler made another one out of a part of it: the bodies of lambdas, and the
 * bodies that hold the default arguments of Kotlin.
 *
 * <p><b>Thread safety:</b> none; one for each class.
 *
 * @since 0.1
 */
public final class CodeOwners {

    private static final String KOTLIN_DEFAULT = "$default";
    private static final String KOTLIN_LAMBDA = "$lambda$";
    private static final String LAMBDA = "lambda$";

    private final String owner;
    private final List<Member> declared = new ArrayList<>();
    private final Set<Member> synthetic = new HashSet<>();
    private final Map<Member, Member> makers = new HashMap<>();

    /**
     * Of one class.
     *
     * @param owner its binary name
     */
    public CodeOwners(String owner) {
        this.owner = owner;
    }

    /**
     * A method of the class.
     *
     * @param access its flags
     * @param name its name
     * @param descriptor its descriptor
     * @return the method as the class file has it
     */
    public Member declare(int access, String name, String descriptor) {
        Member member = Member.code(owner, name, descriptor);
        declared.add(member);
        // Kotlin does not mark the bodies of its lambdas
        boolean kotlin = (access & Opcodes.ACC_PRIVATE) != 0 && name.contains(KOTLIN_LAMBDA);
        if ((access & Opcodes.ACC_SYNTHETIC) != 0 || kotlin) {
            synthetic.add(member);
        }
        return member;
    }

    /**
     * The method makes a function object out of another method, which may be the body of its own lambda.
     *
     * @param maker the one method
     * @param body the other
     */
    public void makesFunction(Member maker, Handle body) {
        // this one rebuilds serialised lambdas of the whole class
        if (maker.name().equals("$deserializeLambda$")) {
            return;
        }
        if (ClassFileVisitor.dotted(body.getOwner()).equals(owner)
                && body.getDesc().startsWith("(")) {
            makers.putIfAbsent(Member.code(owner, body.getName(), body.getDesc()), maker);
        }
    }

    /**
     * The method that an author wrote, once all methods and functions of the class are known.
     *
     * @param member a method of the class
     * @return itself, or the one whose part it is
     */
    public Member asWritten(Member member) {
        if (!synthetic.contains(member)) {
            return member;
        }
        Member written = member;
        Set<Member> seen = new HashSet<>();
        while (synthetic.contains(written) && seen.add(written)) {
            Member maker = makers.get(written);
            if (maker == null) {
                break;
            }
            written = maker;
        }
        return synthetic.contains(written) ? byName(written) : written;
    }

    private Member byName(Member made) {
        String name = made.name();
        if (name.endsWith(KOTLIN_DEFAULT)) {
            return only(name.substring(0, name.length() - KOTLIN_DEFAULT.length()), made);
        }
        int number = name.lastIndexOf('$');
        if (name.startsWith(LAMBDA) && number > LAMBDA.length()) {
            return only(name.substring(LAMBDA.length(), number), made);
        }
        return made;
    }

    /** Overloads leave it open which one it was, and then the name in the class file is the honest one. */
    private Member only(String name, Member made) {
        List<Member> candidates = declared.stream()
                .filter(member -> member.name().equals(name) && !synthetic.contains(member))
                .distinct()
                .toList();
        return candidates.size() == 1 ? candidates.get(0) : made;
    }
}
