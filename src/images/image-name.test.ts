import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readImageName } from "./image-name.ts";
import { namings } from "./namings/index.ts";

/** Name, version as the device prints it, platform, features, part; nothing where the name does not tell. */
type Told = readonly [name: string, ...facts: (string | undefined)[]];

const images: readonly Told[] = [
  ["c2900-universalk9-mz.SPA.157-3.M2.bin", "15.7(3)M2", "c2900", "universalk9"],
  ["c2600-adventerprisek9-mz.124-12.bin", "12.4(12)", "c2600", "adventerprisek9"],
  ["c2600-ipbase-mz.123-6f.bin", "12.3(6f)", "c2600", "ipbase"],
  ["c1841-advsecurityk9-mz.124-24.T8.bin", "12.4(24)T8", "c1841", "advsecurityk9"],
  ["c2600-is-mz.122-15.T17", "12.2(15)T17", "c2600", "is"],
  ["c2960x-universalk9-mz.152-7.E3.bin", "15.2(7)E3", "c2960x", "universalk9"],
  ["c3750-ipservicesk9-mz.122-55.SE10.bin", "12.2(55)SE10", "c3750", "ipservicesk9"],
  ["s72033-adventerprisek9_wan-mz.122-33.SXI14.bin", "12.2(33)SXI14", "s72033", undefined],
  ["vios-adventerprisek9-m.SPA.159-3.M2", "15.9(3)M2", "vios", "adventerprisek9"],
  ["ap3g2-k9w7-tar.153-3.JF.tar", "15.3(3)JF", "ap3g2", "k9w7"],
  ["cat9k_iosxe.17.03.01.SPA.bin", "17.3.1", "cat9k", "iosxe"],
  ["cat9k_lite_iosxe.17.03.04b.SPA.bin", "17.3.4b", "cat9k_lite", "iosxe"],
  ["isr4300-universalk9.16.09.04.SPA.bin", "16.9.4", "isr4300", "universalk9"],
  ["isr4300-universalk9_ias_npe.16.05.01b.SPA.bin", "16.5.1b", "isr4300", "universalk9_ias_npe"],
  ["cat9k-rpbase.17.03.05.SPA.pkg", "17.3.5", "cat9k", "rpbase"],
  ["C9800-L-universalk9_wlc.17.06.03.SPA.bin", "17.6.3", "C9800-L", "universalk9_wlc"],
  ["cat9k_iosxe.17.06.03.CSCxx85207.SPA.smu.bin", "17.6.3", "cat9k", "iosxe", "patch"],
  ["asr1000rp2-adventerprisek9.03.16.05.S.155-3.S5-ext.SPA.bin", "03.16.05.S", "asr1000rp2"],
  ["csr1000v-mono-universalk9.03.14.01.S.155-1.S1-std.SPA.pkg", "03.14.01.S", "csr1000v"],
  ["cat4500e-universalk9.SPA.03.06.08.E.152-2.E8.bin", "03.06.08.E", "cat4500e", "universalk9"],
  ["cat3k_caa-universalk9.SPA.03.03.05.SE.150-1.EZ5.bin", "03.03.05.SE", "cat3k_caa"],
  ["cat9k_iosxe.BLD_V173_THROTTLE_LATEST_20200428_021754.SSA.bin", undefined, "cat9k", "iosxe"],
  ["packages.conf"],
  ["asr1000-rommon.166-2r.SPA.pkg", "16.6(2r)", "asr1000", undefined, "bootloader"],
  ["isr4200_4300_rommon_1612_2r_SPA.pkg", "16.12(2r)", "isr4200_4300", undefined, "bootloader"],
  ["C2900_RM2.srec.SPA.150-1r.M16", "15.0(1r)M16", "C2900", undefined, "bootloader"],
  ["AIR-CT5520-K9-8-10-185-0.aes", "8.10.185.0", "AIR-CT5520"],
  ["ncs5500-mini-x-7.3.2.iso", "7.3.2", "ncs5500", "mini-x"],
  ["asr9k-mini-px.vm-5.3.4", "5.3.4", "asr9k", "mini-px"],
  ["xrv9k-fullk9-x-7.2.1.iso", "7.2.1", "xrv9k", "fullk9-x"],
  ["8000-x64-7.3.2.iso", "7.3.2", "8000", "x64"],
  ["ncs5500-mpls-2.1.0.0-r732.x86_64.rpm", "7.3.2", "ncs5500", "mpls"],
  ["ncs5500-dpa-3.0.0.5-r732.CSCxx05375.x86_64.rpm", "7.3.2", "ncs5500", "dpa", "patch"],
  ["asr9k-px-5.3.4.CSCxx01234.pie", "5.3.4", "asr9k", undefined, "patch"],
  ["ncs5500-6.6.3.CSCxx01234.tar", "6.6.3", "ncs5500", undefined, "patch"],
  ["NCS5500-iosxr-k9-7.3.2.tar", "7.3.2", "NCS5500"],
  ["nxos.9.3.10.bin", "9.3(10)", "nxos"],
  ["nxos.7.0.3.I7.9.bin", "7.0(3)I7(9)", "nxos"],
  ["nxos64-cs.10.2.3.F.bin", "10.2(3)F", "nxos64", "cs"],
  ["n7000-s2-dk9.8.2.1.bin", "8.2(1)", "n7000", "s2-dk9"],
  ["n5000-uk9-kickstart.7.1.4.N1.1.bin", "7.1(4)N1(1)", "n5000", "uk9-kickstart"],
  ["n3500-uk9.6.0.2.A8.11b.bin", "6.0(2)A8(11b)", "n3500", "uk9"],
  ["m9250-s5ek9-mz.8.1.1.bin", "8.1(1)", "m9250", "s5ek9-mz"],
  ["aci-n9000-dk9.14.2.7f.bin", "14.2(7f)", "aci-n9000", "dk9"],
  ["n9000-epld.9.3.10.img", "9.3(10)", "n9000", "epld", "firmware"],
  ["nxos.CSCxx01234-n9k_ALL-1.0.0-9.3.5.lib32_n9000.rpm", undefined, "nxos", undefined, "patch"],
  ["asa9-20-3-smp-k8.bin", "9.20(3)", "asa", "smp-k8"],
  ["asa9-16-3-19-lfbff-k8.SPA", "9.16(3)19", "asa", "lfbff-k8"],
  ["asa982-smp-k8.bin", "9.8(2)", "asa", "smp-k8"],
  ["asa992-32-lfbff-k8.SPA", "9.9(2)32", "asa", "lfbff-k8"],
  ["asa9101-smp-k8.bin", "9.10(1)", "asa", "smp-k8"],
  ["asav9-16-1.qcow2", "9.16(1)", "asav"],
  ["pix804.bin", "8.0(4)", "pix"],
  ["cisco-asa-fp1k.9.16.1.SPA", "9.16(1)", "fp1k", "asa"],
  ["cisco-asa.9.16.3.19.SPA.csp", "9.16(3)19", undefined, "asa"],
  ["asa5500-firmware-1120.SPA", "1.1.20", "asa5500", undefined, "bootloader"],
  ["cisco-ftd-fp1k.7.0.1-84.SPA", "7.0.1", "fp1k"],
  ["fxos-k9.2.10.1.159.SPA", "2.10(1.159)", undefined, "k9"],
  ["asdm-7161.bin", undefined, undefined, undefined, "application"],
  ["junos-install-mx-x86-64-21.4R3-S2.tgz", "21.4R3-S2", "mx-x86-64", "junos-install"],
  ["junos-vmhost-install-mx-x86-64-21.4R3-S2.5.tgz", "21.4R3-S2.5", "mx-x86-64"],
  ["jinstall-ppc-15.1R7-S4-signed.tgz", "15.1R7-S4", "ppc", "jinstall"],
  ["jinstall-10.4R1.9-domestic-signed.tgz", "10.4R1.9", undefined, "jinstall"],
  ["jinstall-ex-4200-15.1R7.9-domestic-signed.tgz", "15.1R7.9", "ex-4200", "jinstall"],
  ["jinstall-host-qfx-5-flex-18.1R3-S10.4-signed.tgz", "18.1R3-S10.4", "qfx-5-flex"],
  ["junos-srxsme-15.1X49-D150.2-domestic.tgz", "15.1X49-D150.2", "srxsme", "junos"],
  ["junos-evo-install-ptx-x86-64-21.4R3-S2-EVO.iso", "21.4R3-S2-EVO", "ptx-x86-64"],
  ["jloader-ex-3242-12.1R3-signed.tgz", "12.1R3", "ex-3242", undefined, "bootloader"],
  ["PanOS_vm-10.1.6-h3", "10.1.6-h3", "vm"],
  ["Panorama_pc-10.2.0", "10.2.0", "pc"],
  ["FGT_100F-v7.2.8.F-build1639-FORTINET.out", "v7.2.8,build1639", "FGT_100F", "F"],
  ["FGT_60E-v600-build0443-FORTINET.out", undefined, "FGT_60E"],
  ["image.out"],
  ["EOS-4.28.3M.swi", "4.28.3M", "EOS"],
  ["EOS64-4.28.3.1M.swi", "4.28.3.1M", "EOS64"],
  ["vEOS-lab-4.28.3M.qcow2", "4.28.3M", "vEOS"],
  ["Aboot-veos-8.0.0.iso", "8.0.0", "veos", undefined, "bootloader"],
  ["TerminAttr-1.19.0-1.swix", undefined, undefined, undefined, "patch"],
  ["5130EI-CMW710-R3506P02.ipe", "Release 3506P02", "5130EI"],
  ["5130ei-cmw710-boot-r3109p05.bin", "Release 3109P05", "5130ei", "boot"],
  ["S5560X-CMW710-F6628.ipe", "Feature 6628", "S5560X"],
  ["ArubaOS-CX_6400-6300_10_10_1020.swi", "10.10.1020", "6400-6300"],
  ["WC_16_10_0012.swi", "WC.16.10.0012", "WC"],
  ["S5720-V200R019C10SPC500.cc", "V200R019C10SPC500", "S5720"],
  ["s5720-v200r019sph007.pat", "V200R019SPH007", "s5720", undefined, "patch"],
  ["BIGIP-16.1.2.iso", "16.1.2"],
  ["BIGIP-16.1.2.1-0.0.10.iso", "16.1.2.1"],
  ["Hotfix-BIGIP-16.1.2.1.0.30.10-ENG.iso", "16.1.2.1", undefined, undefined, "patch"],
  ["ecr.bin"],
  ["x.img"],
];

for (const [name, version, platform, features, part = "system"] of images) {
  test(`${name} says ${version ?? "no version"}`, () => {
    const read = readImageName(`tftp://198.51.100.9/images/${name}`);
    assert.equal(read?.name, name);
    assert.equal(read.version, version);
    assert.equal(read.platform, platform);
    if (features !== undefined) assert.equal(read.featureSet, features);
    assert.equal(read.part, part);
  });
}

const others: readonly string[] = [
  ...["running-config", "startup-config", "nvram:startup-config", "system:running-config", ""],
  ...["backup.cfg", "edge1-confg", "config.txt", "vpn.pcf", "old.bin/edge1.cfg", "notes.bin.txt"],
  ...[
    "tftp://198.51.100.9/asa982-smp-k8.bin/saved",
    "client_bundle.zip",
    "disk0:client_bundle_1.zip",
  ],
  ...[
    "anyconnect-win-4.10.05095-webdeploy-k9.pkg",
    "hostscan_4.10.06083-k9.pkg",
    "csd_3.6.6020-k9.pkg",
  ],
  ...["pre_reload_logs.tgz", "juniper.conf.gz", "techsupport.tar", "backup-tar", "show_rommon.txt"],
  ...[
    "panupv2-all-contents-8676-7858",
    "panup-all-antivirus-4000-4500.tgz",
    "flash:",
    "bootflash:/",
  ],
  ...["vlan.dat", "crashinfo_20261114.log", "xml.conf", "conf", "c2900", "show-tech.out", "a-b-r"],
  ...["cisco-secure-client-win-5.0.05040-webdeploy-k9.pkg", "edge-router-tar", "vrpcfg.zip"],
];

for (const path of others) {
  test(`'${path}' is no image`, () => {
    assert.equal(readImageName(path), undefined);
  });
}

test("the marker of the signature is read wherever vendors put it, whatever the case", () => {
  const flag = (name: string) => readImageName(name)?.flag;
  assert.equal(flag("c2900-universalk9-mz.SPA.157-3.M2.bin"), "SPA");
  assert.equal(flag("flash:cat9k_iosxe.2019-07-11_16.25_dev.SSA.bin"), "SSA");
  assert.equal(flag("isr4200_4300_rommon_1612_2r_SPA.pkg"), "SPA");
  assert.equal(flag("cat9k_iosxe.17.03.01.spa.bin"), "SPA");
  assert.equal(flag("nxos.9.3.10.bin"), undefined);
  assert.equal(flag("spare.bin"), undefined);
});

test("a name ends before a query and behind folders of every file system", () => {
  for (const path of ["disk0:/a/x.bin", "c:\\tftp\\x.bin", "http://203.0.113.5:8080/x.bin?t=1"]) {
    assert.equal(readImageName(path)?.name, "x.bin");
  }
});

test("every naming reads its own example, and no other does", () => {
  for (const { example, product } of namings) {
    const stem = example.replace(/\.(?!SPA$|M16$|vm$|conf$)[a-z]+$/i, "");
    const readers = namings.filter(({ pattern }) => pattern.test(stem) || pattern.test(example));
    assert.deepEqual(
      readers.map((reader) => reader.product),
      [product],
    );
    assert.ok(readImageName(example) !== undefined, example);
  }
});

test("no text throws, and a name is a piece of the path", () => {
  const piece = fc.constantFrom(
    "c2900",
    "-mz",
    ".SPA",
    ".157-3",
    "nxos",
    ".",
    "9",
    "-",
    ".bin",
    "/",
    "_",
  );
  const path = fc.oneof(
    fc.string(),
    fc.array(piece, { maxLength: 40 }).map((it) => it.join("")),
  );
  fc.assert(
    fc.property(path, (text) => {
      const read = readImageName(text);
      return read === undefined || text.includes(read.name);
    }),
  );
});
