package io.limpet.storm.world;

import io.limpet.storm.world.TimeServer.Trouble;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The time servers that the device asks, by their names. */
final class TimeServers {

    private final Map<String, TimeServer> byName = new LinkedHashMap<>();
    private final List<TimeServer> all;

    TimeServers(List<String> names) {
        names.forEach(each -> byName.put(each, new TimeServer()));
        all = List.copyOf(byName.values());
    }

    TimeServer named(String name) {
        return byName.get(name);
    }

    /** All of them are well. */
    void heal() {
        all.forEach(each -> each.trouble = Trouble.NONE);
    }

    /** One of them is in trouble; of several, now and then all. */
    void harm(int which, Trouble trouble, long aheadMillis) {
        boolean everyOne = which % (all.size() + 1) == all.size();
        for (int i = 0; i < all.size(); i++) {
            if (everyOne || i == which % (all.size() + 1)) {
                all.get(i).trouble = trouble;
                all.get(i).aheadMillis = aheadMillis;
            }
        }
    }
}
