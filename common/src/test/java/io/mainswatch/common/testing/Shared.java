package io.mainswatch.common.testing;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * One server for several test classes: the first of them starts it, and it ends with the last test of the process. For
 * classes that were one and grew too long; what they store must not be in each other's way.
 */
public final class Shared<T extends AutoCloseable> implements BeforeAllCallback {
    private final Class<T> type;
    private final Supplier<T> start;
    private @Nullable T running;

    private Shared(Class<T> type, Supplier<T> start) {
        this.type = type;
        this.start = start;
    }

    /** To be registered as a static extension; {@link #get()} works from the first {@code @BeforeAll} method on. */
    public static <T extends AutoCloseable> Shared<T> of(Class<T> type, Supplier<T> start) {
        return new Shared<>(type, start);
    }

    public T get() {
        return Objects.requireNonNull(running, "asked for before the class began");
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        running = context.getRoot()
                .getStore(Namespace.create(Shared.class))
                .getOrComputeIfAbsent(type, first -> start.get(), type);
    }
}
