package io.mainswatch.ingest.gateway;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Filters of many subscribers, found by a topic in as many steps as it has levels. Belongs to one event loop. */
final class FilterTree<S> {
    private final Node<S> root = new Node<>();
    private int size;

    /** Replaces what this subscriber asked for with the same filter. */
    void add(TopicFilter filter, S subscriber, int qos) {
        var node = root;
        for (var level : filter.levels()) {
            node = node.children.computeIfAbsent(level, name -> new Node<>());
        }
        if (node.subscribers.put(subscriber, qos) == null) {
            size++;
        }
    }

    void remove(TopicFilter filter, S subscriber) {
        remove(root, filter.levels(), 0, subscriber);
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Everybody who asked for this topic, each once, with the highest QoS asked for. */
    Map<S, Integer> find(String topic) {
        var found = new HashMap<S, Integer>();
        if (size > 0) {
            find(root, TopicFilter.levels(topic), 0, found);
        }
        return found;
    }

    private static <S> void find(Node<S> node, List<String> topic, int at, Map<S, Integer> found) {
        boolean hidden = at == 0 && topic.get(0).startsWith("$");
        if (!hidden) {
            collect(node.children.get(TopicFilter.REST), found);
        }
        if (at == topic.size()) {
            collect(node, found);
            return;
        }
        descend(node.children.get(topic.get(at)), topic, at, found);
        if (!hidden) {
            descend(node.children.get(TopicFilter.ONE), topic, at, found);
        }
    }

    private static <S> void descend(@Nullable Node<S> child, List<String> topic, int at, Map<S, Integer> found) {
        if (child != null) {
            find(child, topic, at + 1, found);
        }
    }

    private static <S> void collect(@Nullable Node<S> node, Map<S, Integer> found) {
        if (node != null) {
            node.subscribers.forEach((subscriber, qos) -> found.merge(subscriber, qos, Math::max));
        }
    }

    /** Removes the subscriber and every branch that became bare. */
    private void remove(Node<S> node, List<String> levels, int at, S subscriber) {
        if (at == levels.size()) {
            if (node.subscribers.remove(subscriber) != null) {
                size--;
            }
            return;
        }
        var child = node.children.get(levels.get(at));
        if (child != null) {
            remove(child, levels, at + 1, subscriber);
            if (child.children.isEmpty() && child.subscribers.isEmpty()) {
                node.children.remove(levels.get(at));
            }
        }
    }

    private static final class Node<S> {
        final Map<String, Node<S>> children = new HashMap<>(2);
        final Map<S, Integer> subscribers = new HashMap<>(2);
    }
}
