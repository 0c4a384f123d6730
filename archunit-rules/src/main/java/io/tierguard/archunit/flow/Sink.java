package io.tierguard.archunit.flow;

/**
 * A place where a hard-coded value is a finding.
 *
 * @param rule who asked for it, the name of a rule
 * @param what it is, for the report, such as {@code <java.sql.DriverManager.getConnection> argument 3}
 * @param reach how far values are followed to it
 * @since 0.1
 */
public record Sink(String rule, String what, Reach reach) {

    /** How far. */
    public enum Reach {
        /** Within one method, and through fields that only ever hold constants. */
        METHOD,
        /** Through parameters, results, fields, collections and lambdas of the whole program. */
        PROGRAM
    }
}
