/**
 * An order service: it takes orders over HTTP, keeps them in a database and has them paid by a payment provider. The same
 * jar runs in every tier, and in each it reaches only what {@code tierguard.yaml} gives to that tier.
 *
 * <p>Begin with {@link io.tierguard.samples.shop.ShopMain}.
 */
@org.jspecify.annotations.NullMarked
package io.tierguard.samples.shop;
