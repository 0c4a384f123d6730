package io.tierguard.samples.shop;

import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** Takes an order: keeps it first, has it paid then, so that no payment is ever without its order. */
final class Checkout {

    private final Orders orders;
    private final Payments payments;

    Checkout(Orders orders, Payments payments) {
        this.orders = orders;
        this.payments = payments;
    }

    /**
     * An order as it was kept, and what became of its payment.
     *
     * @param order as it is in the database
     * @param payment made or not
     */
    record Taken(Order order, Payment payment) {}

    Taken take(NewOrder wanted) throws SQLException, InterruptedException {
        Order order = new Order(UUID.randomUUID(), wanted.item(), wanted.cents(), Order.State.NEW);
        orders.add(order);
        Payment payment = payments.pay(order);
        Order further = order.with(state(payment));
        orders.update(further);
        return new Taken(further, payment);
    }

    Optional<Order> find(UUID id) throws SQLException {
        return orders.find(id);
    }

    boolean isReady() throws SQLException {
        return orders.isReachable();
    }

    private static Order.State state(Payment payment) {
        if (payment instanceof Payment.Made) {
            return Order.State.PAID;
        }
        if (payment instanceof Payment.Declined) {
            return Order.State.PAYMENT_DECLINED;
        }
        return payment instanceof Payment.Refused ? Order.State.PAYMENT_REFUSED : Order.State.PAYMENT_UNKNOWN;
    }
}
