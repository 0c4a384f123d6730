/** What every rule is made of: its name, its check, its settings and its findings. */
@org.jspecify.annotations.NullMarked
package io.tierguard.archunit.rule;
