package io.tierguard.archunit.flow;

/** A method of a class, by internal name, name and descriptor. It is looked up again and again, and so knows its hash. */
final class MethodKey {

    private final String owner;
    private final String name;
    private final String descriptor;
    private final int hash;

    MethodKey(String owner, String name, String descriptor) {
        this.owner = owner;
        this.name = name;
        this.descriptor = descriptor;
        this.hash = 31 * (31 * owner.hashCode() + name.hashCode()) + descriptor.hashCode();
    }

    String owner() {
        return owner;
    }

    String name() {
        return name;
    }

    String descriptor() {
        return descriptor;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof MethodKey key
                        && hash == key.hash
                        && name.equals(key.name)
                        && owner.equals(key.owner)
                        && descriptor.equals(key.descriptor);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return owner + "." + name + descriptor;
    }
}
