/** Where hard-coded values go: from the instruction that makes one to the calls, fields and variables that take it. */
@org.jspecify.annotations.NullMarked
package io.tierguard.archunit.flow;
