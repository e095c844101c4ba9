package dev.assay.chaos.proxy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a list of proxies.
 *
 * @param proxies those made or kept before the refusal
 */
record Populated(List<Proxy> proxies, @Nullable ApiException refusal) {}
