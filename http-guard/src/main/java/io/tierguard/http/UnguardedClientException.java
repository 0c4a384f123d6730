package io.tierguard.http;

import io.tierguard.report.Code;
import java.io.Serial;
import java.net.http.HttpClient.Version;

/**
 * A client, or a request, was set up in a way that lets it pass by the guard.
 *
 * <p><b>Thread safety:</b> as any exception.
 *
 * @since 0.1
 */
public final class UnguardedClientException extends IllegalArgumentException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Code code;

    /**
     * For adapters of HTTP clients.
     *
     * @param code what is wrong
     * @param arguments what its text is filled with; no secret in it
     */
    public UnguardedClientException(Code code, Object... arguments) {
        super(code.id() + " refused: " + code.text(arguments) + "\n  to fix     " + code.fix(arguments));
        this.code = code;
    }

    /** Later versions find further endpoints in answers (RFC 7838), which no hook sees. */
    static Version guarded(Version version) {
        if (version.compareTo(Version.HTTP_2) > 0) {
            throw new UnguardedClientException(Code.UNGUARDED_VERSION, version);
        }
        return version;
    }

    /**
     * What is wrong.
     *
     * @return its entry in the catalogue
     */
    public Code code() {
        return code;
    }
}
