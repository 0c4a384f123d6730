package io.tierguard.samples.neighbours;

import java.io.IOException;

/**
 * Runs the shop's neighbours until it is told to end, and prints what happens to them.
 *
 * @since 0.1
 */
public final class Neighbours {

    private Neighbours() {}

    /**
     * Opens both neighbours, and prints their ports.
     *
     * @param arguments none
     * @throws IOException where no port can be had
     */
    public static void main(String[] arguments) throws IOException {
        PaymentProviderStub payments = PaymentProviderStub.open(line -> say("payments: " + line));
        ProductionDoor production = ProductionDoor.open(line -> say("production: " + line));
        say("payments listens on " + payments.port());
        say("production listens on " + production.port());
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
