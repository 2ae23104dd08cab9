/** What a receiver agrees to, until the team writes its own (manual, registration and issue). */
export const SHIPPED_TERMS = {
  "zh-CN":
    "1. 本人已当面核对上列资产及配件，数量、外观状况与所列一致。\n2. 资产归单位所有，仅用于工作；不私自拆装、转借或外带，不安装未经许可的软件。\n3. 妥善保管；发生丢失、损坏或故障，及时告知信息技术部门。\n4. 离职、调岗或借用到期时，按时归还资产及配件，并配合清除数据、解除账号锁。",
  en: "1. I have checked the assets and accessories listed above; number and condition are as stated.\n2. The assets belong to the organisation and serve its work only. I will not open, lend or remove them without permission, nor install unapproved software.\n3. I will look after them and report loss, damage or faults to the IT department at once.\n4. When I leave, change position or the loan ends, I will return assets and accessories in time and help to clear data and remove account locks.",
};
