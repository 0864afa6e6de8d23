package ej.ecom.wifi;

/** Which roles a radio can play. */
public enum WifiCapability {
    /** Joins networks or is an access point, not both at a time. */
    BOTH_EXCLUSIVE,
    /** Joins networks and is an access point at the same time. */
    BOTH_SIMULTANEOUS,
    CLIENT,
    SOFT_AP
}
