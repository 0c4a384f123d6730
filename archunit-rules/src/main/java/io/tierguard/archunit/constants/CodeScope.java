package io.tierguard.archunit.constants;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The texts of one body of code. In an initialiser each is held back until its statement ends, because only the end
 * tells whether the value went into a field.
 */
final class CodeScope {

    private final String internalOwner;
    private final Member member;
    private final CodeOwners owners;
    private final Consumer<Constant> sink;
    private final boolean initializer;
    private final List<Constant> statement = new ArrayList<>();
    private final List<Constant> annotations = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private int line;
    private int firstLine;

    CodeScope(String internalOwner, Member member, CodeOwners owners, Consumer<Constant> sink) {
        this.internalOwner = internalOwner;
        this.member = member;
        this.owners = owners;
        this.sink = sink;
        this.initializer = member.kind() == Member.Kind.CONSTRUCTOR || member.kind() == Member.Kind.STATIC_INITIALIZER;
    }

    Member member() {
        return member;
    }

    CodeOwners owners() {
        return owners;
    }

    void line(int number) {
        line = number;
        firstLine = firstLine == 0 ? number : firstLine;
    }

    void text(String text) {
        Constant constant = new Constant(member, line, Constant.Place.CODE, text);
        if (initializer) {
            statement.add(constant);
        } else if (seen.add(text)) {
            sink.accept(constant);
        }
    }

    void annotation(Constant constant) {
        annotations.add(constant);
    }

    void endOfStatement() {
        statement.forEach(sink);
        statement.clear();
    }

    /** The statement ended by storing its value in a field. */
    void storedIn(String fieldOwner, String field) {
        if (initializer && fieldOwner.equals(internalOwner)) {
            statement.forEach(constant -> sink.accept(constant.of(Member.field(member.owner(), field))));
            statement.clear();
        } else {
            endOfStatement();
        }
    }

    /** The class file gives annotations no line; the first one of the body is near enough to jump to. */
    void end() {
        endOfStatement();
        annotations.forEach(constant -> sink.accept(constant.at(firstLine)));
    }
}
