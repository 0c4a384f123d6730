package io.tierguard.archunit.flow;

/**
 * What the result of a well-known call is taken from.
 *
 * @param position among the values of the call: of an instance method the object is 0, of a static one the first argument
 * @param elements whether it is not the value itself, but what is in it
 */
record Take(int position, boolean elements) {}
