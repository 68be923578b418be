package dev.purser.identity;

import java.util.Set;

/**
 * Which namespaces a list may show.
 *
 * @param all every namespace; the set is then empty
 * @param namespaces only these
 */
public record NamespaceFilter(boolean all, Set<String> namespaces) {
    public static final NamespaceFilter ALL = new NamespaceFilter(true, Set.of());
    public static final NamespaceFilter NOTHING = new NamespaceFilter(false, Set.of());

    public NamespaceFilter {
        namespaces = Set.copyOf(namespaces);
    }

    public static NamespaceFilter only(Set<String> namespaces) {
        return new NamespaceFilter(false, namespaces);
    }

    public boolean shows(String namespace) {
        return all || namespaces.contains(namespace);
    }

    /** True if nothing at all may be shown. */
    public boolean nothing() {
        return !all && namespaces.isEmpty();
    }
}
