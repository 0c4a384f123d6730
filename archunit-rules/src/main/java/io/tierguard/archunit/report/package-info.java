/** What is told of findings, without their values: lines and SARIF. */
@org.jspecify.annotations.NullMarked
package io.tierguard.archunit.report;
