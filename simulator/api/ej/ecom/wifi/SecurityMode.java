package ej.ecom.wifi;

/** How an access point is secured. */
public enum SecurityMode {
    ENTERPRISE_NO_SECURITY,
    ENTERPRISE_WPA_MIXED,
    ENTERPRISE_WPA1,
    ENTERPRISE_WPA2,
    ENTERPRISE_WEP,
    /** WPA and WPA2 side by side. */
    MIXED,
    OPEN,
    WEP128,
    WEP64,
    WPA1,
    WPA2,
    WPA3,
    ENTERPRISE_WPA3,
    WPA2_WPA3_MIXED,
    ENTERPRISE_WPA2_WPA3_MIXED,
    /** As what is to be joined: whatever the access point asks for. */
    UNKNOWN
}
