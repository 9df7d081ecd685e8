package io.mainswatch.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.failure.Failure;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FilterTreeProperties {
    @Property
    void the_tree_finds_exactly_the_filters_that_match(
            @ForAll("filters") List<String> filters, @ForAll("topics") String topic) {
        var tree = new FilterTree<String>();
        filters.forEach(filter -> tree.add(TopicFilter.of(filter), filter, 1));
        var matching = filters.stream()
                .filter(filter -> TopicFilter.of(filter).matches(topic))
                .distinct()
                .toList();
        assertThat(tree.find(topic).keySet()).containsExactlyInAnyOrderElementsOf(matching);
    }

    @Property
    void a_tree_from_which_everything_is_removed_finds_nothing(
            @ForAll("filters") List<String> filters, @ForAll("topics") String topic) {
        var tree = new FilterTree<String>();
        filters.forEach(filter -> tree.add(TopicFilter.of(filter), filter, 1));
        filters.forEach(filter -> tree.remove(TopicFilter.of(filter), filter));
        assertThat(tree.isEmpty()).isTrue();
        assertThat(tree.find(topic)).isEmpty();
    }

    @Property
    void every_topic_asked_for_begins_with_the_filters_prefix(
            @ForAll("filters") List<String> filters, @ForAll("topics") String topic) {
        filters.stream()
                .map(TopicFilter::of)
                .filter(filter -> filter.matches(topic))
                .forEach(filter -> assertThat(topic).startsWith(filter.prefix()));
    }

    @Property
    void any_text_is_a_filter_or_is_refused(@ForAll String text) {
        try {
            assertThat(TopicFilter.of(text).text()).isEqualTo(text);
        } catch (Failure refusal) {
            assertThat(refusal.getMessage()).startsWith("filter:");
        }
    }

    @Provide
    Arbitrary<List<String>> filters() {
        var level = Arbitraries.of("a", "b", "", "+", "$x");
        var plain = level.list().ofMinSize(1).ofMaxSize(4).map(levels -> String.join("/", levels));
        var rest = plain.map(filter -> filter + "/#");
        return Arbitraries.oneOf(plain.filter(filter -> !filter.isEmpty()), rest, Arbitraries.just("#"))
                .list()
                .ofMaxSize(8);
    }

    @Provide
    Arbitrary<String> topics() {
        return Arbitraries.of("a", "b", "", "$x", "c")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(levels -> String.join("/", levels));
    }
}
