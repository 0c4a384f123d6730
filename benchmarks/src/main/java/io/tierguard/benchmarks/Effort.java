package io.tierguard.benchmarks;

/** How much time a run takes: just enough to see that all works, some minutes a part, or as long as steady figures need. */
enum Effort {
    QUICK,
    NORMAL,
    LONG;

    boolean isQuick() {
        return this == QUICK;
    }

    int of(int quick, int normal, int steady) {
        return switch (this) {
            case QUICK -> quick;
            case NORMAL -> normal;
            case LONG -> steady;
        };
    }
}
