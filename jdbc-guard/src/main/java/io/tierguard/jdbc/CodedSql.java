package io.tierguard.jdbc;

import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import io.tierguard.report.Problem.Detail;
import io.tierguard.report.Report;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;

/** What is thrown for everything that is wrong but a refusal: an entry of the catalogue as an {@link SQLException}. */
final class CodedSql {

    private static final String FEATURE_NOT_SUPPORTED = "0A000";
    private static final String CONNECTION_FAILURE = "08006";

    private CodedSql() {}

    /** Nothing can be opened. */
    static SQLException connection(Code code, Object... arguments) {
        return new SQLNonTransientConnectionException(
                text(code, List.of(), arguments), RefusedSqlException.SQL_STATE, RefusedSqlException.VENDOR_CODE);
    }

    /** Nothing can be opened, and a report says why. */
    static SQLException connection(Code code, Report report, Object... arguments) {
        List<Detail> details = new ArrayList<>();
        for (Problem problem : report.problems()) {
            details.add(new Detail(problem.code().id(), problem.where() + ": " + problem.text()));
            details.add(new Detail("to fix", problem.fix()));
        }
        return new SQLNonTransientConnectionException(
                text(code, details, arguments), RefusedSqlException.SQL_STATE, RefusedSqlException.VENDOR_CODE);
    }

    /** Nothing can be opened now; another time it may. */
    static SQLException transientFailure(Code code, Object... arguments) {
        return new SQLTransientConnectionException(
                text(code, List.of(), arguments), CONNECTION_FAILURE, RefusedSqlException.VENDOR_CODE);
    }

    /** Something else than a connection was asked for, and is not given. */
    static SQLException feature(Code code, Object... arguments) {
        return new SQLFeatureNotSupportedException(
                text(code, List.of(), arguments), FEATURE_NOT_SUPPORTED, RefusedSqlException.VENDOR_CODE);
    }

    private static String text(Code code, List<Detail> details, Object... arguments) {
        List<Detail> lines = new ArrayList<>(details);
        lines.add(new Detail("to fix", code.fix(arguments)));
        return code.id() + " refused: " + code.text(arguments) + "\n" + Detail.table(lines);
    }
}
