/**
 * The embedded fault proxy: a TCP proxy with Toxiproxy's HTTP interface, so that its official client drives it unchanged.
 *
 * <p>{@link dev.assay.chaos.proxy.FaultProxy} starts it inside this process,
 * {@link dev.assay.chaos.proxy.FaultProxyMain} as a process of its own. Statuses, texts, defaults and the meaning of each
 * toxic are those of Toxiproxy 2.12, with these differences on purpose:
 *
 * <ul>
 *   <li>the end of one direction is passed on as such, so the reply in the other direction is not lost;
 *   <li>{@code reset_peer} resets connections that were open before it too, and leaves nothing behind when removed;
 *   <li>which connections a toxicity hits follows from the seed, and stays for the life of a connection: a change of the
 *       toxicity is compared with the same draw;
 *   <li>attributes without a meaning, such as a slicer without a size, are refused with status 400, and a refused change
 *       changes nothing;
 *   <li>a reset goes on to the other proxies when one cannot be enabled;
 *   <li>{@code /metrics} counts the bytes of connections that live, not only of those that have ended.
 * </ul>
 */
@NullMarked
package dev.assay.chaos.proxy;

import org.jspecify.annotations.NullMarked;
