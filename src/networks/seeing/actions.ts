import type { Commands, Verbs } from "../../teams/handlers.js";
import {
  openMine,
  openNetworks,
  openWaiting,
  pageOfMine,
  pageOfNetworks,
  pageOfWaiting,
  searchNetworks,
} from "./lists.js";
import { showLog } from "./log.js";
import { openNetwork, showInvitation, showNetwork } from "./opening.js";

/** The buttons by which networks are found and looked at. */
export const seeingVerbs = {
  "network.open": openNetwork,
  "network.show": showNetwork,
  "network.invitation": showInvitation,
  "network.log": showLog,
  "networks.open": (_data, turn) => openNetworks(turn),
  "networks.search": searchNetworks,
  "networks.page": pageOfNetworks,
  "networks.mine": (_data, turn) => openMine(turn),
  "networks.mine-page": pageOfMine,
  "networks.waiting": (_data, turn) => openWaiting(turn),
  "networks.waiting-page": pageOfWaiting,
} as const satisfies Verbs;

/** What a person may write to find networks. */
export const seeingCommands = {
  "my-networks": openMine,
  networks: openNetworks,
  waiting: openWaiting,
} as const satisfies Commands;
