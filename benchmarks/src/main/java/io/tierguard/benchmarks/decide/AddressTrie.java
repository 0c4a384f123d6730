package io.tierguard.benchmarks.decide;

import inet.ipaddr.IPAddressString;
import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv4.IPv4AddressAssociativeTrie;
import inet.ipaddr.ipv4.IPv4AddressAssociativeTrie.IPv4AssociativeTrieNode;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/**
 * What is written with the library IPAddress: a trie of the blocks of IPv4, asked for the longest that holds an address. It
 * knows no names, ports or databases.
 *
 * <p><b>Thread safety:</b> safe for concurrent reading.
 *
 * @since 0.1
 */
public final class AddressTrie {

    private final IPv4AddressAssociativeTrie<Boolean> blocks = new IPv4AddressAssociativeTrie<>();

    /**
     * The blocks of an estate.
     *
     * @param estate whose
     */
    public AddressTrie(Estate estate) {
        for (int block = 0; block < estate.blocks(); block++) {
            put(Estate.network(block, 10), true);
            put(Estate.network(block, 11), false);
        }
    }

    private void put(String network, boolean isAllowed) {
        blocks.put(new IPAddressString(network + "/24").getAddress().toIPv4(), isAllowed);
    }

    /**
     * Whether all addresses may be reached.
     *
     * @param addresses of IPv4
     * @return false where one lies in no block that is allowed
     */
    public boolean allows(List<InetAddress> addresses) {
        for (InetAddress address : addresses) {
            IPv4AssociativeTrieNode<Boolean> node =
                    blocks.longestPrefixMatchNode(new IPv4Address((Inet4Address) address));
            if (node == null || !node.getValue()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return "AddressTrie of " + blocks.size();
    }
}
