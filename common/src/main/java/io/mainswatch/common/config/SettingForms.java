package io.mainswatch.common.config;

import io.mainswatch.common.http.TrustedProxies;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** What a setting's text means; each fails with an {@link IllegalArgumentException} where it means nothing. */
final class SettingForms {
    private SettingForms() {}

    static String address(String text) {
        try {
            return InetAddress.getByName(text).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("no address", e);
        }
    }

    static URI httpUrl(String text) {
        var uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        if (uri.getHost() == null || !Set.of("http", "https").contains(uri.getScheme())) {
            throw new IllegalArgumentException("no host");
        }
        return uri;
    }

    /** Links are made by adding a path; passkeys compare the host letter by letter. */
    static URI publicUrl(String text) {
        var uri = httpUrl(text);
        if (!uri.getRawPath().isEmpty() || uri.getRawQuery() != null || uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("more than an origin");
        }
        return uri;
    }

    /** Path-style: the bucket is the first part of the path. */
    static URI bucketUrl(String text) {
        var uri = httpUrl(text);
        if (uri.getPath().length() < 2 || uri.getQuery() != null || uri.getUserInfo() != null) {
            throw new IllegalArgumentException("no bucket");
        }
        return uri;
    }

    static List<Long> chats(String text) {
        return split(text).stream().map(Long::valueOf).toList();
    }

    static List<String> networks(String text) {
        var networks = split(text);
        TrustedProxies.check(networks);
        return networks;
    }

    static List<String> split(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
