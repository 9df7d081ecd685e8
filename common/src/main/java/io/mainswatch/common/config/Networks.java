package io.mainswatch.common.config;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Parts of the Internet: single addresses and networks such as {@code 192.168.1.0/24}, in numbers. */
public final class Networks {
    private static final int ALL_BITS_V4 = 32;
    private static final int ALL_BITS_V6 = 128;

    private final List<IpSubnetFilterRule> rules;

    private Networks(List<IpSubnetFilterRule> rules) {
        this.rules = rules;
    }

    /** @throws IllegalArgumentException where one is neither an address nor a network */
    public static Networks of(List<String> texts) {
        return new Networks(texts.stream().map(Networks::rule).toList());
    }

    /** Whether a text is an address in numbers. */
    public static boolean isAddress(String text) {
        return NetUtil.createByteArrayFromIpAddressString(text) != null;
    }

    /** Whether an address lies in one of them; what is no address lies in none. */
    public boolean hold(String address) {
        var bytes = NetUtil.createByteArrayFromIpAddressString(address);
        return bytes != null && rules.stream().anyMatch(rule -> rule.matches(new InetSocketAddress(inet(bytes), 0)));
    }

    private static IpSubnetFilterRule rule(String text) {
        var parts = text.split("/", 2);
        var bytes = NetUtil.createByteArrayFromIpAddressString(parts[0]);
        if (bytes == null) {
            throw new IllegalArgumentException("no address");
        }
        int all = bytes.length == 4 ? ALL_BITS_V4 : ALL_BITS_V6;
        int bits = parts.length == 1 ? all : Integer.parseInt(parts[1]);
        if (bits < 0 || bits > all) {
            throw new IllegalArgumentException("no network");
        }
        return new IpSubnetFilterRule(inet(bytes), bits, IpFilterRuleType.ACCEPT);
    }

    private static InetAddress inet(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException("no address", impossible);
        }
    }
}
