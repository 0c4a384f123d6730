package io.tierguard.archunit.flow;

/** A method of a class, by internal name, name and descriptor. */
record MethodKey(String owner, String name, String descriptor) {}
