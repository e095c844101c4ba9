package dev.assay.chaos.proxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Finds what a request means: unknown paths are 404, known ones with another method 405. */
final class Router {
    private static final Set<String> ANY = Set.of();
    private static final Set<String> CHANGE = Set.of("POST", "PATCH");

    private final List<Route> routes = new ArrayList<>();

    Router(Api api, boolean metrics) {
        add(Set.of("GET"), "version", api::version);
        if (metrics) {
            add(ANY, "metrics", api::metrics);
        }
        add(Set.of("GET"), "proxies", api::listProxies);
        add(Set.of("POST"), "proxies", api::createProxy);
        add(Set.of("POST"), "populate", api::populate);
        add(Set.of("POST"), "reset", api::reset);
        add(Set.of("GET"), "proxies/*", api::showProxy);
        add(CHANGE, "proxies/*", api::updateProxy);
        add(Set.of("DELETE"), "proxies/*", api::deleteProxy);
        add(Set.of("GET"), "proxies/*/toxics", api::listToxics);
        add(Set.of("POST"), "proxies/*/toxics", api::createToxic);
        add(Set.of("GET"), "proxies/*/toxics/*", api::showToxic);
        add(CHANGE, "proxies/*/toxics/*", api::updateToxic);
        add(Set.of("DELETE"), "proxies/*/toxics/*", api::deleteToxic);
    }

    /** Returns the handling of a request, or its refusal. */
    Match match(String method, List<String> path) {
        List<Route> candidates =
                routes.stream().filter(route -> route.matches(path)).toList();
        if (candidates.isEmpty()) {
            return new Match.Refused(Answer.plain(404, "404 page not found"));
        }
        return candidates.stream()
                .filter(route -> route.takes(method))
                .<Match>map(route -> new Match.Found(route.action()))
                .findFirst()
                .orElseGet(() -> new Match.Refused(Answer.empty(405)));
    }

    private void add(Set<String> methods, String pattern, Function<Call, Answer> action) {
        routes.add(new Route(methods, List.of(pattern.split("/")), action));
    }

    /** What a request means. */
    sealed interface Match {
        record Found(Function<Call, Answer> action) implements Match {}

        record Refused(Answer answer) implements Match {}
    }

    private record Route(Set<String> methods, List<String> pattern, Function<Call, Answer> action) {
        boolean takes(String method) {
            return methods.equals(ANY) || methods.contains(method);
        }

        boolean matches(List<String> path) {
            if (path.size() != pattern.size()) {
                return false;
            }
            for (int i = 0; i < path.size(); i++) {
                boolean any = pattern.get(i).equals("*") && !path.get(i).isEmpty();
                if (!any && !pattern.get(i).equals(path.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }
}
