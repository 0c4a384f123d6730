package io.tierguard.guard;

/** What happened to an endpoint, as logs and recordings name it. */
enum AuditEvent {
    /** It may be reached. */
    ALLOWED("allowed"),
    /** It may be reached by a written permission. */
    CROSSING_USED("crossing-used"),
    /** It may be reached only because the mode is to observe. */
    WOULD_REFUSE("would-refuse"),
    /** It may not be reached. */
    REFUSED("refused");

    private final String text;

    AuditEvent(String text) {
        this.text = text;
    }

    static AuditEvent of(Decision decision) {
        if (decision.wouldRefuse()) {
            return WOULD_REFUSE;
        }
        if (!decision.isAllowed()) {
            return REFUSED;
        }
        return decision.reason() == Reason.CROSSING ? CROSSING_USED : ALLOWED;
    }

    String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}
